using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Layout;

/// <summary>The navigation of an event: its pages in groups.</summary>
public sealed partial class EventNav
{
    // Every group has at least one page for staff, so that staff see no empty group.
    private static readonly (string Name, (string Address, string Name, string Icon, bool ForOrganisers)[] Pages)[] Rooms =
    [
        ("Live",
        [
            ("/dashboard", "Dashboard", Icons.Material.Outlined.Insights, false),
            ("/desk", "Check-in desk", Icons.Material.Outlined.QrCodeScanner, false),
            ("/door", "Zone door", Icons.Material.Outlined.MeetingRoom, false),
            ("/evacuation", "Who is inside", Icons.Material.Outlined.Checklist, false),
            ("/alerts", "Alerts", Icons.Material.Outlined.NotificationsActive, true),
        ]),
        ("People",
        [
            ("/registrants", "Registrants", Icons.Material.Outlined.People, false),
            ("/companies", "Companies", Icons.Material.Outlined.Business, false),
            ("/registration", "Registration", Icons.Material.Outlined.HowToReg, true),
            ("/messages", "Messages", Icons.Material.Outlined.Mail, true),
            ("/badges", "Badges", Icons.Material.Outlined.Badge, true),
            ("/imports", "Imports", Icons.Material.Outlined.UploadFile, true),
            ("/exports", "Exports", Icons.Material.Outlined.Download, true),
        ]),
        ("Records",
        [
            ("/scans", "Scans", Icons.Material.Outlined.ReceiptLong, false),
            ("/explain", "Explain a scan", Icons.Material.Outlined.HelpOutline, false),
            ("/report", "Report", Icons.Material.Outlined.Summarize, true),
            ("/audit", "Audit log", Icons.Material.Outlined.History, true),
        ]),
        ("Setup",
        [
            ("/pass-types", "Passes & zones", Icons.Material.Outlined.ConfirmationNumber, false),
            ("/members", "Members", Icons.Material.Outlined.Group, true),
            ("/devices", "Devices", Icons.Material.Outlined.Devices, true),
            ("/api-keys", "API keys", Icons.Material.Outlined.Key, true),
            ("/webhooks", "Webhooks", Icons.Material.Outlined.Webhook, true),
            ("/settings", "Settings", Icons.Material.Outlined.Tune, true),
        ]),
    ];

    /// <summary>The event whose pages are listed.</summary>
    [Parameter, EditorRequired] public string Slug { get; set; } = "";

    /// <summary>The page of the event that is open, such as <c>/desk</c>; null for none of those listed. It is not a NavLink that
    /// finds it, because each of them would hold 4 KiB in every circuit.</summary>
    [Parameter] public string? Here { get; set; }

    /// <summary>Whether the user is an organiser of the event, or an admin; otherwise only the pages for staff are
    /// listed.</summary>
    [Parameter] public bool Organises { get; set; }
}
