// SPDX-License-Identifier: Apache-2.0
// One call from a PDF to a signed PDF, PAdES baseline level B-T or B-B; extend.h
// raises it further.
#pragma once

#include <vector>

#include "signing/pades/embed.h"
#include "signing/pades/timestamp.h"
#include "signing/seal/provider.h"

namespace signing::pades {

struct SignRequest {
    Placement placement;
    // Certificates (DER) the timestamp authority's path must end at; usually the root.
    std::vector<core::Bytes> timestamp_anchors;
    core::Instant now;  // for judging the timestamp's certificates
    bool timestamped = true;  // the room for it is there only now: later a document timestamp serves
};

// The whole signed file; it begins with the bytes of `pdf`. Makes calls over a network when the
// provider or the source does: no unit of work may be open. Throws what prepare(), Provider::open
// and timestamp() throw.
core::Bytes sign(core::ByteView pdf, const SignRequest& request, seal::Provider& provider,
                 const core::Secret& passphrase, TimestampSource& source);
// The same with a key that is open already.
core::Bytes sign(core::ByteView pdf, const SignRequest& request, seal::Session& signer, TimestampSource& source);

// What sign() asks the key of this certificate (DER) to sign: the attributes, known before the key is asked. The same
// bytes and request give the same, so that several files can be signed by one call of their keeper.
core::Bytes to_be_signed(core::ByteView pdf, const SignRequest& request, core::ByteView certificate);

// What sign() appends: the file itself is only read, once from end to end.
core::Bytes signature_update(core::ByteView pdf, const SignRequest& request, seal::Session& signer,
                             TimestampSource& source);
// Signs the file where it stands; whoever read it with `spare` octets of room needs no second copy of it.
void sign_onto(core::Bytes& file, const SignRequest& request, seal::Session& signer, TimestampSource& source);
constexpr std::size_t spare = 2 * reserved + 32'768;

}  // namespace signing::pades
