using Bogus;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Demo;

/// <summary>The questions that the demo event asks people who register themselves, and the answers that most of them
/// give. They use random numbers of their own, so that the registrants stay the same.</summary>
internal sealed class DemoQuestions(Guid eventId)
{
    private const int Seed = 20_260_916;

    private static readonly string[] Sizes = ["XS", "S", "M", "L", "XL", "XXL"];
    private static readonly float[] Weights = [0.06f, 0.19f, 0.3f, 0.26f, 0.14f, 0.05f];

    private readonly Randomizer _random = new(Seed);

    /// <summary>The questions in their order.</summary>
    internal IReadOnlyList<Question> All { get; } =
    [
        new() { EventId = eventId, Key = "t-shirt-size", Label = "T-shirt size",
            Help = "Every welcome bag has a T-shirt.", Kind = QuestionKind.Choice, Options = [.. QuestionOption.New(Sizes)],
            Position = 0 },
        new() { EventId = eventId, Key = "first-time-here", Label = "First time here?", Kind = QuestionKind.YesNo,
            Position = 1 },
    ];

    /// <summary>Returns the answers of the next registrant, by question.</summary>
    internal IReadOnlyList<(Guid Question, string Value)> Next(RegistrantSource source)
    {
        var shirt = _random.WeightedRandom([.. All[0].Options.Select(o => o.Key)], Weights);
        var first = _random.Bool(0.6f) ? AnswerRules.Yes : AnswerRules.No;
        (bool Shirt, bool First) said = (_random.Bool(0.8f), _random.Bool(0.9f));
        return source != RegistrantSource.Web ? []
            : [.. new[] { (said.Shirt, (All[0].Id, shirt)), (said.First, (All[1].Id, first)) }.Where(a => a.Item1)
                .Select(a => a.Item2)];
    }
}
