// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/sign.h"

#include "signing/pades/build.h"
#include "signing/pades/claim.h"

namespace signing::pades {
namespace {

core::Bytes filled(Prepared prepared, core::Bytes cms, const SignRequest& request, TimestampSource& source) {
    if (request.timestamped)
        cms = add_timestamp(
            cms, timestamp(signature_value(cms), source, request.timestamp_anchors, request.now));
    fill(prepared, cms);
    return std::move(prepared.update);
}

core::Bytes joined(core::ByteView pdf, core::ByteView update) {
    core::Bytes out;
    out.reserve(pdf.size() + update.size());
    out.insert(out.end(), pdf.begin(), pdf.end());
    out.insert(out.end(), update.begin(), update.end());
    return out;
}

}  // namespace

core::Bytes to_be_signed(core::ByteView pdf, const SignRequest& request, core::ByteView certificate) {
    const Prepared prepared = prepare(pdf, request.placement);
    return signed_attributes(digest(pdf, prepared), certificate, claim(request.placement.capacity));
}

core::Bytes signature_update(core::ByteView pdf, const SignRequest& request, seal::Session& signer,
                             TimestampSource& source) {
    Prepared prepared = prepare(pdf, request.placement);
    core::Bytes cms = build_cms(digest(pdf, prepared), signer, claim(request.placement.capacity));
    return filled(std::move(prepared), std::move(cms), request, source);
}

core::Bytes sign(core::ByteView pdf, const SignRequest& request, seal::Provider& provider,
                 const core::Secret& passphrase, TimestampSource& source) {
    Prepared prepared = prepare(pdf, request.placement);
    core::Bytes cms;
    {
        const std::unique_ptr<seal::Session> signer = provider.open(passphrase);
        cms = build_cms(digest(pdf, prepared), *signer, claim(request.placement.capacity));
    }
    return joined(pdf, filled(std::move(prepared), std::move(cms), request, source));
}

core::Bytes sign(core::ByteView pdf, const SignRequest& request, seal::Session& signer, TimestampSource& source) {
    return joined(pdf, signature_update(pdf, request, signer, source));
}

void sign_onto(core::Bytes& file, const SignRequest& request, seal::Session& signer, TimestampSource& source) {
    const core::Bytes update = signature_update(file, request, signer, source);
    file.insert(file.end(), update.begin(), update.end());
}

}  // namespace signing::pades
