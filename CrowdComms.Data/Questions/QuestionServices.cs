using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Data.Questions;

/// <summary>Registers the services for questions and answers.</summary>
internal static class QuestionServices
{
    internal static void AddQuestions(this IServiceCollection services)
    {
        services.AddSingleton<QuestionService>();
        services.AddSingleton<QuestionOrder>();
        services.AddSingleton<EventQuestions>().AddSingleton<AnswerReader>();
    }
}
