using MoiSms.Core.Replies;

namespace MoiSms.Tests.Replies;

public sealed class ComposerFixture
{
    public ReplyComposer Composer { get; } = ReplyComposer.Load(RepositoryFiles.Content, new SmallContent(), new ReplyOptions());
}
