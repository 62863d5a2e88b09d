namespace CrowdComms.Data.Common;

/// <summary>The value that an operation returns, or the error that says why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>The error; null when the operation succeeded.</summary>
    public Error? Error { get; }

    /// <summary>Whether the operation succeeded, so that there is a value.</summary>
    public bool IsOk => Error is null;

    /// <summary>The value; reading it after an error throws, since the caller must look at <see cref="Error"/>
    /// first.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>Returns whether there is an error, and hands it out: <c>if (result.Failed(out var
    /// error))</c>.</summary>
    public bool Failed([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Error? error) =>
        (error = Error) is not null;

    /// <summary>Converts a value to a successful result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Converts an error to a failed result.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of an operation that returns nothing more than its success.</summary>
public readonly record struct Done;
