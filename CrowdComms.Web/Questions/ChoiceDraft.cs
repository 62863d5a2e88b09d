using CrowdComms.Data.Questions;

namespace CrowdComms.Web.Questions;

/// <summary>The choices of a question while an organiser edits them: the stored ones, each with its text, and new ones
/// that are typed one a line.</summary>
public sealed class ChoiceDraft
{
    private readonly List<QuestionOption> _options;
    private List<QuestionOption> _added = [];

    /// <summary>Starts with the stored choices of a question.</summary>
    public ChoiceDraft(IEnumerable<QuestionOption> stored) => _options = [.. stored];

    /// <summary>The choices that are offered, in their order, without the new ones.</summary>
    public IReadOnlyList<QuestionOption> Offered => [.. _options.Where(o => !o.Retired)];

    /// <summary>The choices that are no longer offered.</summary>
    public IReadOnlyList<QuestionOption> Retired => [.. _options.Where(o => o.Retired)];

    /// <summary>The new choices as they are typed, one a line.</summary>
    public string Added { get; private set; } = "";

    /// <summary>All choices as they would be saved.</summary>
    public IReadOnlyList<QuestionOption> All => [.. _options, .. _added];

    /// <summary>Takes the lines with new choices. A line that stays keeps its id.</summary>
    public void Add(string lines)
    {
        Added = lines;
        var texts = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _added = [.. texts.Select((text, i) => i < _added.Count ? _added[i] with { Text = text } : QuestionOption.New(text)[0])];
    }

    /// <summary>Changes the text of a choice.</summary>
    public void Rename(Guid id, string text) => Change(id, option => option with { Text = text });

    /// <summary>Retires a choice, or offers it again.</summary>
    public void Retire(Guid id, bool retired) => Change(id, option => option with { Retired = retired });

    /// <summary>Moves an offered choice past its neighbour: -1 up, 1 down.</summary>
    public void Move(Guid id, int step)
    {
        var offered = Offered.Select(o => o.Id).ToList();
        var to = offered.IndexOf(id) + step;
        if (to >= 0 && to < offered.Count)
        {
            var (from, past) = (_options.FindIndex(o => o.Id == id), _options.FindIndex(o => o.Id == offered[to]));
            (_options[from], _options[past]) = (_options[past], _options[from]);
        }
    }

    private void Change(Guid id, Func<QuestionOption, QuestionOption> change)
    {
        var at = _options.FindIndex(o => o.Id == id);
        _options[at] = change(_options[at]);
    }
}
