// SPDX-License-Identifier: Apache-2.0
// Asking a timestamp authority (RFC 3161) and believing its answer only when every part holds.
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/pki/timestamp_authority.h"

namespace signing::pades {

// The way to a timestamp authority: TimeStampReq DER in, TimeStampResp DER out.
class TimestampSource {
  public:
    virtual ~TimestampSource() = default;
    // Throws Error(upstream or unavailable, "signing.error.timestamp_away").
    virtual core::Bytes ask(core::ByteView request) = 0;
};

// Of signatures at B-B, whose time nobody vouches for.
class NoTimestamps final : public TimestampSource {
  public:
    core::Bytes ask(core::ByteView) override {
        throw core::Error(core::Code::unavailable, "signing.error.no_timestamps");
    }
};

// The authority inside this process. `authority` must outlive the source.
class LocalTimestamps final : public TimestampSource {
  public:
    explicit LocalTimestamps(const core::pki::TimestampAuthority& authority)
        : authority_(authority) {}
    core::Bytes ask(core::ByteView request) override { return authority_.answer(request); }

  private:
    const core::pki::TimestampAuthority& authority_;
};

// An authority over plain http (RFC 3161 section 3.4); its answers are signed, so TLS adds no
// trust. `url` is "http://host[:port]/path"; anything else throws Error(invalid,
// "signing.error.timestamp_address"). The time limit is for each step: connect, send, receive.
class HttpTimestamps final : public TimestampSource {
  public:
    explicit HttpTimestamps(std::string url, std::chrono::seconds limit = std::chrono::seconds(10));
    core::Bytes ask(core::ByteView request) override;

  private:
    std::string url_;
    std::chrono::seconds limit_;
};

// A token (ContentInfo DER) over a SHA-256 value, verified: status granted, nonce, imprint,
// signature, path to one of `anchors` (DER) at the time `now`, critical timeStamping usage.
// Throws Error(upstream, "signing.error.timestamp_bad") when any of these fails.
core::Bytes timestamp(const core::Digest& digest, TimestampSource& source,
                      const std::vector<core::Bytes>& anchors, core::Instant now);
// The time a token says, of one `timestamp` gave.
core::Instant time_of(core::ByteView token);
// Over the SHA-256 of `data`.
core::Bytes timestamp(core::ByteView data, TimestampSource& source,
                      const std::vector<core::Bytes>& anchors, core::Instant now);

}  // namespace signing::pades
