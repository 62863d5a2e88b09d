using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;

namespace CrowdComms.Tests.Support;

/// <summary>Registers people with the public form of an event, which they open first.</summary>
internal static class PublicForms
{
    /// <summary>Opens the form and registers a person with it.</summary>
    internal static async Task<Result<PublicAnswer>> RegisterAsync(
        this PublicRegistrationService registrations, string slug, PublicPerson person, CancellationToken stop)
    {
        var form = await registrations.OpenAsync(slug, stop);
        return form.Failed(out var unknown) ? unknown : await registrations.RegisterAsync(form.Value, person, stop);
    }

    /// <summary>Opens the form and puts a person on the waiting list with it.</summary>
    internal static async Task<Result<Done>> JoinAsync(this House house, string slug, WaitingWish wish, CancellationToken stop)
    {
        var form = await house.Get<PublicRegistrationService>().OpenAsync(slug, stop);
        return form.Failed(out var unknown) ? unknown : await house.Get<WaitingService>().JoinAsync(form.Value, wish, stop);
    }
}
