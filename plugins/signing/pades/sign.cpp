// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/sign.h"

#include "signing/pades/build.h"

namespace signing::pades {
namespace {

core::Bytes finish(core::ByteView pdf, Prepared prepared, core::Bytes cms, const SignRequest& request,
                   TimestampSource& source) {
    if (request.timestamped)
        cms = add_timestamp(
            cms, timestamp(signature_value(cms), source, request.timestamp_anchors, request.now));
    fill(prepared, cms);
    core::Bytes out;
    out.reserve(pdf.size() + prepared.update.size());
    out.insert(out.end(), pdf.begin(), pdf.end());
    out.insert(out.end(), prepared.update.begin(), prepared.update.end());
    return out;
}

}  // namespace

core::Bytes sign(core::ByteView pdf, const SignRequest& request, seal::Provider& provider,
                 const core::Secret& passphrase, TimestampSource& source) {
    Prepared prepared = prepare(pdf, request.placement);
    core::Bytes cms;
    {
        const std::unique_ptr<seal::Session> signer = provider.open(passphrase);
        cms = build_cms(digest(pdf, prepared), *signer);
    }
    return finish(pdf, std::move(prepared), std::move(cms), request, source);
}

core::Bytes sign(core::ByteView pdf, const SignRequest& request, seal::Session& signer, TimestampSource& source) {
    Prepared prepared = prepare(pdf, request.placement);
    core::Bytes cms = build_cms(digest(pdf, prepared), signer);
    return finish(pdf, std::move(prepared), std::move(cms), request, source);
}

}  // namespace signing::pades
