using MoiSms.Core.Replies;
using MoiSms.Tests.Content;

namespace MoiSms.Tests.Replies;

public sealed class ComposerFixture
{
    public ReplyComposer Composer { get; } = ReplyComposer.Load(RepositoryFiles.Content, new SmallContent(), new ReplyOptions());
}
