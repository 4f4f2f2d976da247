# An image of layers, of which those that rarely change come first. Build the jar before:
#   ./mvnw package && docker build --tag frontrow .
ARG JRE=eclipse-temurin:25-jre

FROM ${JRE} AS layers
WORKDIR /build
COPY bootstrap/target/frontrow-bootstrap-*.jar frontrow.jar
# The embedded stores are for trying Frontrow out, and not for an image.
RUN java -Djarmode=tools -jar frontrow.jar extract --layers --destination layers \
  && rm layers/dependencies/lib/embedded-postgres-*.jar layers/dependencies/lib/embedded-redis-*.jar

FROM ${JRE}
WORKDIR /frontrow
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

USER 10001:10001
# Health and metrics are at 8081, which is not for the public.
EXPOSE 8080 8081
ENV MANAGEMENT_SERVER_ADDRESS=0.0.0.0
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8081/actuator/health/liveness"]
# An instance holds many small objects, some for each stream. The last three options return unused memory.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders", \
  "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:G1PeriodicGCInterval=60000", "-jar", "frontrow.jar"]
