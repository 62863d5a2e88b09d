using CrowdComms.Data;
using CrowdComms.Web.Account;
using CrowdComms.Web.Components;
using CrowdComms.Web.Configuration;
using MudBlazor.Services;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

// The database and everything that knows about events.
var folder = Path.GetFullPath(builder.Configuration["Storage:Folder"] ?? "data", builder.Environment.ContentRootPath);
builder.Services.AddCrowdCommsData(builder.Configuration.GetConnectionString("Postgres"), folder);

// Who signs in.
builder.Services.AddAccounts();

// Pages.
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddMudServices();

var app = builder.Build();
await app.PrepareDatabaseAsync();
if (app.Environment.IsDevelopment())
{
    await FirstSeed.PlantAsync(app.Services);
}


app.UseStatusCodePagesWithReExecute("/not-found");
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapStaticAssets().AllowAnonymous();
app.MapAccounts();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
