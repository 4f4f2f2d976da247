# An image of layers, of which those that rarely change come first. Build the jar before:
#   ./mvnw package && docker build --tag frontrow .
ARG JRE=eclipse-temurin:25-jre

FROM ${JRE} AS layers
WORKDIR /build
COPY bootstrap/target/frontrow-bootstrap-*.jar frontrow.jar
RUN java -Djarmode=tools -jar frontrow.jar extract --layers --destination layers

FROM ${JRE}
WORKDIR /frontrow
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

USER 10001:10001
EXPOSE 8080
# Checks liveness only; /actuator/health/readiness also checks the stores.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/actuator/health/liveness"]
# An instance holds many small objects, some for each stream. The last three options return unused memory.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders", \
  "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:G1PeriodicGCInterval=60000", "-jar", "frontrow.jar"]
