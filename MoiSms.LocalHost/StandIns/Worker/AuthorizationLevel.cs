namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller of an HTTP function must bring.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}
