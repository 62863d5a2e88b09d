FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# What restoring needs comes first, so that a change of code does not restore again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY CrowdComms.Data/CrowdComms.Data.csproj CrowdComms.Data/
COPY CrowdComms.Web/CrowdComms.Web.csproj CrowdComms.Web/
RUN dotnet restore CrowdComms.Web --use-current-runtime
COPY .editorconfig BannedSymbols.txt ./
COPY CrowdComms.Data/ CrowdComms.Data/
COPY CrowdComms.Web/ CrowdComms.Web/
RUN dotnet publish CrowdComms.Web --configuration Release --use-current-runtime --no-self-contained --no-restore --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
# A named volume takes over the owner of the folder that it is mounted on.
RUN mkdir /data && chown "$APP_UID:$APP_UID" /data
COPY --from=build /app ./
ENV ASPNETCORE_HTTP_PORTS=8080 Storage__Folder=/data
USER $APP_UID
EXPOSE 8080
VOLUME /data
# The image has neither curl nor wget; bash opens the socket itself.
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["dotnet", "CrowdComms.Web.dll"]
