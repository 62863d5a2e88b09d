using CrowdComms.Web.Shared;
using Microsoft.Extensions.Time.Testing;

namespace CrowdComms.Tests.Web.Shared;

public sealed class TypedWordsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _asked = [];

    [Fact]
    public async Task Only_the_last_words_before_a_pause_are_asked()
    {
        using var words = new TypedWords(_clock);
        var first = words.TypeAsync("ad", AskAsync);
        await AfterPauseAsync(words.TypeAsync(" ada ", AskAsync));
        await first;
        Assert.Equal(["ada"], _asked);
        Assert.Equal(" ada ", words.Text);
    }

    [Fact]
    public async Task The_echo_of_a_question_leaves_what_was_typed_since()
    {
        using var words = new TypedWords(_clock);
        await AfterPauseAsync(words.TypeAsync("ad", AskAsync));
        words.Hear("");
        var later = words.TypeAsync("ada", AskAsync);
        words.Hear("ad");
        Assert.Equal("ada", words.Text);
        await AfterPauseAsync(later);
        words.Hear("ada");
        Assert.Equal(["ad", "ada"], _asked);
        Assert.Equal("ada", words.Text);
    }

    [Fact]
    public async Task Words_from_elsewhere_take_the_field_and_end_the_wait()
    {
        using var words = new TypedWords(_clock);
        words.Hear("lovelace");
        Assert.Equal("lovelace", words.Text);
        var typing = words.TypeAsync("lovelace a", AskAsync);
        words.Hear("");
        await AfterPauseAsync(typing);
        Assert.Empty(_asked);
        Assert.Equal("", words.Text);
    }

    [Fact]
    public async Task A_question_that_was_overtaken_is_not_taken_for_an_echo_later()
    {
        using var words = new TypedWords(_clock);
        await AfterPauseAsync(words.TypeAsync("ad", AskAsync));
        await AfterPauseAsync(words.TypeAsync("ada", AskAsync));
        words.Hear("ada");
        words.Hear("ad");
        Assert.Equal("ad", words.Text);
    }

    private Task AskAsync(string words)
    {
        _asked.Add(words);
        return Task.CompletedTask;
    }

    private Task AfterPauseAsync(Task typing)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return typing;
    }
}
