package io.frontrow.bootstrap.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;

/** A channel whose other end takes a message only when it is told to. */
final class SlowChannel extends EmbeddedChannel {

    private int takes;
    private Object taken = new Object();

    SlowChannel(ChannelHandler... handlers) {
        super(handlers);
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer onTheirWay) {
        while (takes > 0 && onTheirWay.current() != null) {
            taken = ReferenceCountUtil.retain(onTheirWay.current());
            takes--;
            onTheirWay.remove();
        }
    }

    /** The other end takes the next message. The caller releases it. */
    Object take() {
        takes = 1;
        unsafe().flush();
        return taken;
    }

    /** Whether messages have been written that the other end has not taken. */
    boolean isSending() {
        return bytesOnTheirWay() > 0;
    }

    long bytesOnTheirWay() {
        ChannelOutboundBuffer onTheirWay = unsafe().outboundBuffer();
        return onTheirWay == null ? 0 : onTheirWay.totalPendingWriteBytes();
    }
}
