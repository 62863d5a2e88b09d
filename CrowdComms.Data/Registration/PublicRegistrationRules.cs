using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using static CrowdComms.Data.Registration.RegistrationTexts;

namespace CrowdComms.Data.Registration;

/// <summary>Validates what people type who register themselves.</summary>
public static class PublicRegistrationRules
{
    private static readonly Dictionary<Guid, string> Nothing = [];

    /// <summary>The text that people agree to where the organisers wrote none.</summary>
    public static string UsualConsent => L["I agree that my details are stored to run this event and to check me in."];

    internal static Error NotOpen => new(ErrorKind.Conflict, "registration.not_open",
        L["Registration is not open. Reload this page to see when it opens."]);

    internal static Error NotPublic => Error.Validation(new Dictionary<string,
        string[]>(StringComparer.Ordinal)
    { ["passType"] = [L["Choose one of the passes below."]] });

    // The public must not learn how many passes an organiser gave a company, so this error names no number.
    internal static Error NoneForCompany => Error.Validation(new Dictionary<string,
        string[]>(
            StringComparer.Ordinal)
    {
        ["company"] = [L["This company has no such pass left. Ask your company or the organiser."]]
    });

    /// <summary>Maps the name of each wrong field to its sentence; empty when all are acceptable.</summary>
    internal static IReadOnlyDictionary<string, string[]> Check(PublicPerson person) => Wrong(person);

    /// <summary>Checks the fields, and the answers to the questions of the form too.</summary>
    internal static IReadOnlyDictionary<string, string[]> Check(PublicPerson person, PublicForm form)
    {
        // The problems follow the order of the form: fields, questions, and the consent at the end.
        var wrong = Wrong(person with { Consents = true });
        foreach (var (field, sentences) in Answers(form, person).Problems.Concat(Wrong(person)
            .Where(w => !wrong.ContainsKey(w.Key))))
        {
            wrong[field] = sentences;
        }

        return wrong;
    }

    internal static RegistrantDetails Details(PublicPerson person) =>
        new(PersonValues.Written(new PersonDetails(), person, PersonAudience.PublicForm), person.PassType, person.Company)
        {
            Answers = person.Answers with { Complete = true },
        };

    private static Dictionary<string, string[]> Wrong(PublicPerson person)
    {
        var wrong = new Dictionary<string, string[]>(
            RegistrantRules.Check(Details(person), byVisitor: true), StringComparer.Ordinal);
        if (TextRules.WithoutLink(L["Company"], person.Company) is { } link)
        {
            wrong.TryAdd("company", [link]);
        }

        if (string.IsNullOrWhiteSpace(person.PassType))
        {
            wrong["passType"] = [L["Choose a pass."]];
        }

        if (!person.Consents)
        {
            wrong["consents"] = [L["We cannot register you without your consent. Tick the box if you agree."]];
        }

        return wrong;
    }

    // The answers are checked before anything is written, so that the person reads all the problems of a form at once.
    private static CheckedAnswers Answers(PublicForm form, PublicPerson person) => AnswerRules.Check(
        form.Questions, form.Passes.FirstOrDefault(p => p.Code == person.PassType)?.Id,
        person.Answers with { Complete = true }, Nothing);
}
