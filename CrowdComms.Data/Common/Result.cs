namespace CrowdComms.Data.Common;

/// <summary>A value, or the named error that stood in its way.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>The refusal, or null when it went well.</summary>
    public Error? Error { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Error is null;

    /// <summary>The value; asking for it after a refusal is a bug.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>Splits a result for a pattern such as <c>if (result.Failed(out var error))</c>.</summary>
    public bool Failed([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Error? error) =>
        (error = Error) is not null;

    /// <summary>Any value is a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Any error is a result.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of an operation that answers nothing but "done".</summary>
public readonly record struct Done;
