using CrowdComms.Data.Alerts;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Idempotency;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.WaitingList;
using CrowdComms.Data.Webhooks;
using CrowdComms.Web.Tokens;
using Hangfire;

namespace CrowdComms.Web.Jobs;

/// <summary>The recurring jobs and their times, one line each. A job calls one method of a service, which finds its
/// work in the tables.</summary>
internal static class RecurringJobs
{
    /// <summary>Stores the times of all jobs, replacing those that were stored before.</summary>
    internal static void Schedule(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<RetentionService>("carry-out-retention",
            retention => retention.CarryOutAsync(CancellationToken.None), Cron.Hourly);
        jobs.AddOrUpdate<ScheduledMessages>("write-scheduled-messages",
            messages => messages.WriteDueAsync(CancellationToken.None), "*/10 * * * *");
        jobs.AddOrUpdate<MessageSender>("send-due-messages", sender => sender.SendDueAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<AlertMail>("tell-of-arrivals", alerts => alerts.WriteDueAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<WaitingListService>("offer-free-places", waiting => waiting.OfferDueAsync(CancellationToken.None), Cron.Minutely);
        jobs.AddOrUpdate<DeviceKeys>("forget-old-pairings", devices => devices.ForgetOldPairingsAsync(CancellationToken.None), Cron.Daily);
        jobs.AddOrUpdate<SigningKeys>("rotate-signing-keys", keys => keys.RotateAsync(CancellationToken.None), Cron.Hourly);
        jobs.AddOrUpdate<RefreshTokenService>("forget-old-refresh-tokens",
            tokens => tokens.ForgetOldAsync(CancellationToken.None), Cron.Daily);
        jobs.AddOrUpdate<ExportScheduleService>("send-daily-exports",
            exports => exports.SendDueAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<RepeatableRequests>("forget-old-answers",
            requests => requests.ForgetOldAsync(CancellationToken.None), Cron.Hourly);
        jobs.AddOrUpdate<WebhookSender>("forget-old-deliveries", webhooks => webhooks.TidyAsync(CancellationToken.None), Cron.Daily);
        jobs.AddOrUpdate<ImportRunner>("forget-old-imports", imports => imports.TidyAsync(CancellationToken.None), Cron.Hourly);
    }
}
