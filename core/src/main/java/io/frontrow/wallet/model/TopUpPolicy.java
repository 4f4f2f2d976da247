package io.frontrow.wallet.model;

/** Who may top up a wallet. Points are worth seats, so where seats are sold for money, users must not make them. */
public enum TopUpPolicy {
    /** Users their own, for nothing; operators every wallet. */
    OPEN,
    /** Operators every wallet. */
    OPERATOR,
    /** Nobody. */
    OFF;

    public boolean allowsUsers() {
        return this == OPEN;
    }

    public boolean allowsOperators() {
        return this != OFF;
    }
}
