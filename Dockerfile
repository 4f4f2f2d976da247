# The image of an instance, built from the source:
#   docker build --tag frontrow .
# It holds Frontrow without the embedded stores, a Java runtime of what Frontrow needs, and an AOT cache from a training run.
ARG JDK=eclipse-temurin:25.0.4.1_1-jdk
ARG SYSTEM=debian:13-slim

FROM ${JDK} AS jar
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/maven \
  HOME=/maven ./mvnw --batch-mode --no-transfer-progress -Dmaven.repo.local=/maven/repository \
    -DskipTests package --projects bootstrap --also-make
# Those layers first that rarely change. The embedded stores are for trying Frontrow out.
RUN java -Djarmode=tools -jar bootstrap/target/frontrow-bootstrap-*.jar extract --layers --destination /layers \
    --application-filename frontrow.jar \
  && rm /layers/dependencies/lib/embedded-postgres-*.jar /layers/dependencies/lib/embedded-redis-*.jar

FROM ${JDK} AS java
RUN jlink --output /runtime --strip-java-debug-attributes --no-header-files --no-man-pages \
  --add-modules java.se,jdk.jcmd,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

FROM ${SYSTEM} AS system
COPY --from=java /runtime /opt/java
ENV PATH=/opt/java/bin:$PATH LANG=C.UTF-8
WORKDIR /frontrow

FROM system AS frontrow
COPY --from=jar /layers/dependencies/ ./
COPY --from=jar /layers/spring-boot-loader/ ./
COPY --from=jar /layers/snapshot-dependencies/ ./
COPY --from=jar /layers/application/ ./

# The cache is valid for the very class path of the image, so the training run has stores of its own.
FROM system AS training
RUN apt-get update \
  && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends curl jq openssl postgresql redis-server
COPY --from=frontrow /frontrow ./
COPY deploy/ deploy/
RUN export FRONTROW_OWNER_PASSWORD=training FRONTROW_SERVER_PASSWORD=training \
    SPRING_R2DBC_URL=r2dbc:postgresql://127.0.0.1:5432/frontrow \
    SPRING_R2DBC_USERNAME=frontrow_server SPRING_R2DBC_PASSWORD=training \
    SPRING_FLYWAY_USER=frontrow_owner SPRING_FLYWAY_PASSWORD=training \
    SPRING_DATA_REDIS_HOST=127.0.0.1 FRONTROW_TOKENS_SIGNING_KEY=for-the-training-run-and-nothing-else \
  && service postgresql start && redis-server --daemonize yes --save '' \
  && runuser --user postgres -- psql --quiet --file deploy/postgres-logins.sql \
  && deploy/train.sh /frontrow

FROM frontrow
COPY deploy/jvm.options ./
COPY --from=training /frontrow/frontrow.aot ./

USER 10001:10001
# Health and metrics are at 8081, which is not for the public.
EXPOSE 8080 8081
ENV MANAGEMENT_SERVER_ADDRESS=0.0.0.0
# Healthy is an instance that can serve: a balancer that waits for it has somebody to send people to.
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=3 CMD ["bash", "-c", "\
  exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 \
  && read -r _ status _ <&3 && [ $status = 200 ]"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=frontrow.aot", "-jar", "frontrow.jar"]
