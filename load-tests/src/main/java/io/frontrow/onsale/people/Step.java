package io.frontrow.onsale.people;

/** What a fan does next during the turn. */
enum Step {
    READ_LIST,
    LOOK,
    HOLD,
    RELEASE,
    RESERVE,
    GIVE_BACK,
    TOP_UP,
    PAY,
    PAY_AND_HANG_UP,
    PAY_TWICE,
    ASK_FOR_PAYMENT
}
