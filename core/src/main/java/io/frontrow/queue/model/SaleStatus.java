package io.frontrow.queue.model;

/**
 * What can still be bought of a concert.
 *
 * @param isClosed whether no performance is to come
 * @param seatsTotal seats of all performances to come
 * @param seatsAvailable those of them that are neither reserved nor sold, nor held as far as holds are known
 * @param isSoldOut whether all of them are sold; false if no performance is to come
 */
public record SaleStatus(boolean isClosed, long seatsTotal, long seatsAvailable, boolean isSoldOut) {

    /** The status with another number of seats that are not available. */
    public SaleStatus withTaken(long taken) {
        return new SaleStatus(isClosed, seatsTotal, Math.max(0, seatsTotal - taken), isSoldOut);
    }

    /**
     * The status by counts.
     *
     * @param performances number of performances to come
     * @param taken seats that are reserved or sold
     * @param sold seats that are sold
     */
    public static SaleStatus of(long performances, long seatsTotal, long taken, long sold) {
        return new SaleStatus(
                performances == 0, seatsTotal, seatsTotal - taken, performances > 0 && sold == seatsTotal);
    }
}
