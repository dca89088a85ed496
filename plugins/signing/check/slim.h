// SPDX-License-Identifier: Apache-2.0
// A CMS read without the certificates it carries: they are known by their bytes (known.h), and OpenSSL would decode
// each anew with the CMS around it.
#pragma once

#include <optional>
#include <vector>

#include "core/base/bytes.h"

namespace signing::check {

struct Slim {
    core::Bytes der;                        // the CMS; only its certificates are gone
    std::vector<core::Bytes> certificates;  // as they stood there
};

// Nothing when there are none, when one of them is no X.509 certificate that encodes to the same bytes again, or
// when the frame around them is not DER: then the whole is for OpenSSL to read.
std::optional<Slim> without_certificates(core::ByteView cms);

}  // namespace signing::check
