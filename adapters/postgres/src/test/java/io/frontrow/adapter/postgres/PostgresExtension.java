package io.frontrow.adapter.postgres;

import io.frontrow.shared.SystemOfRecord;
import io.frontrow.shared.SystemOfRecordContract;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Gives contracts a database; see {@link OnPostgres}. */
final class PostgresExtension extends TypeBasedParameterResolver<TestPostgres>
        implements BeforeAllCallback, TestInstancePostProcessor, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    /** Before any nested class, so that its tests use the database of the class around it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        database(context);
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (instance instanceof SystemOfRecordContract contract) {
            contract.use(systemOfRecord(instance.getClass(), database(context)));
        }
    }

    @Override
    public TestPostgres resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return database(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        PostgresStore.assertSound(database(context));
    }

    private static SystemOfRecord systemOfRecord(Class<?> test, TestPostgres postgres) {
        return test.getAnnotation(OnPostgres.class).batching()
                ? PostgresStore.batching(postgres.client())
                : PostgresStore.of(postgres.client());
    }

    /** JUnit closes it after the class. */
    private static TestPostgres database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(TestPostgres.class, _ -> TestPostgres.migrated(), TestPostgres.class);
    }
}
