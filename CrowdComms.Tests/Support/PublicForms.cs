using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;

namespace CrowdComms.Tests.Support;

/// <summary>Fills in the public forms of an event, which are opened first.</summary>
internal static class PublicForms
{
    /// <summary>Opens the form and registers a person with it.</summary>
    internal static async Task<Result<PublicAnswer>> RegisterAsync(
        this PublicRegistrationService registrations, string slug, PublicPerson person, CancellationToken stop)
    {
        var form = await registrations.OpenAsync(slug, stop);
        return form.Failed(out var unknown) ? unknown : await registrations.RegisterAsync(form.Value, person, stop);
    }

    /// <summary>The form of the ticket page that shows a registration, as its registrant fills it in.</summary>
    internal static PersonCorrection Correction(
        this OwnRegistration shown, Func<PersonDetails, PersonDetails> typed, GivenAnswers? answers = null) =>
            new(shown.Details, typed(shown.Details)) { Answers = new AnswerCorrection(shown.Answers, answers ?? shown.Answers) };

    /// <summary>Opens the form and puts a person on the waiting list with it.</summary>
    internal static async Task<Result<Done>> JoinAsync(this House house, string slug, WaitingWish wish, CancellationToken stop)
    {
        var form = await house.Get<PublicRegistrationService>().OpenAsync(slug, stop);
        return form.Failed(out var unknown) ? unknown : await house.Get<WaitingService>().JoinAsync(form.Value, wish, stop);
    }
}
