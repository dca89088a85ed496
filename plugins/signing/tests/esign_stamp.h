// SPDX-License-Identifier: Apache-2.0
// How the service of the tests signs: as newer and older editions of BSrE's do, and wrongly.
#pragma once

#include "signing/tests/esign_server.h"

namespace signing::test {

struct StampWish {
    std::string name;
    pades::Placement placement;
    bool legacy = false;     // adbe.pkcs7.detached, content-type and message-digest only, RSA
    bool long_term = false;  // a DSS in an update of its own after the signature
};

// Where a signature is asked to show, and what is drawn there.
struct StampPlace {
    bool visible = false, tag = false;
    int page = 1;
    pades::Box box;
    core::Bytes image;
};

// Who signs as older editions do: an RSA key, the timestamp and the root it is under, and when.
struct LegacyHand {
    core::Bytes pkcs12;
    pades::TimestampSource& stamps;
    core::Bytes stamp_root;
    core::Instant at;
};
core::Bytes legacy_signed(const core::Bytes& pdf, pades::Placement placement, const LegacyHand& hand);

core::Bytes stamped(const core::Bytes& pdf, const StampWish& wish, Mischief mischief);

}  // namespace signing::test
