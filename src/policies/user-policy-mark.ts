/** Name under which tsx translates the policy files of users, and nothing else. */
export const USER_POLICY_NAMESPACE = 'echelon-policy';

/** End of the URL of every module that is a user's: tsx reads its namespaces from there. */
export const USER_POLICY_MARK = `?tsx-namespace=${USER_POLICY_NAMESPACE}`;
