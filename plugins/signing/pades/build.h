// SPDX-License-Identifier: Apache-2.0
// The CMS SignedData of a PAdES baseline signature (EN 319 142-1, 6.3): one signer, no content,
// signed attributes exactly content-type, message-digest and signing-certificate-v2, and what is claimed.
#pragma once

#include "core/base/bytes.h"
#include "signing/seal/provider.h"

namespace signing::pades {

// DER of the SET OF signed attributes: what build_cms() has signed under this certificate (DER).
core::Bytes signed_attributes(const core::Digest& digest, core::ByteView certificate, core::ByteView claimed = {});

// DER of the ContentInfo, level B-B. `digest` is of the byte range. The provider signs the
// attributes itself, so that signing-time, which OpenSSL would add and PAdES forbids, stays out.
// `claimed`: DER of one signed attribute more (claim.h), or nothing.
core::Bytes build_cms(const core::Digest& digest, seal::Session& signer, core::ByteView claimed = {});

// The signature value of the only signer: what a signature-time-stamp is made over.
core::Bytes signature_value(core::ByteView cms);

// Adds the token as signature-time-stamp (RFC 3161 appendix A): level B-T.
core::Bytes add_timestamp(core::ByteView cms, core::ByteView token);

}  // namespace signing::pades
