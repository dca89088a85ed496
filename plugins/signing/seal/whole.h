// SPDX-License-Identifier: Apache-2.0
// The second seam of signing: a service that takes a whole PDF and gives it back signed, as the
// BSrE Esign Client does. What it gives is believed only after accept(); see accept.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/secret.h"

namespace signing::seal {

// Where the signature shows, in points from the lower left corner as PDF counts. How the service
// counts is the concern of its client.
struct Mark {
    int page = 1;  // from 1
    double left = 0, bottom = 0, width = 0, height = 0;
    std::string marker;  // when not "": where this text stands on the page, not page/left/bottom
    core::Bytes image;   // PNG or JPEG shown there
    std::string link;    // or a QR code of this address, drawn by the service
};

struct WholeRequest {
    core::ByteView pdf;
    std::optional<Mark> mark;  // absent: the signature does not show
    std::string reason, location;
    // Who signs: the NIK (16 digits) or e-mail of a person; the subscriber's id for the seal of an office.
    std::string who;
};

class WholeSigner {
  public:
    virtual ~WholeSigner() = default;
    // Whether the service would let him sign now; asked before he types anything. Throws
    // Error(conflict, "signing.error.esign_...") saying why not.
    virtual void require_ready(const std::string& who) = 0;
    // The bytes as they came, unjudged. Asks over a network: no unit of work may be open. Throws
    // Error(invalid, "signing.error.passphrase") for a wrong passphrase, and nobody asks again with
    // the same one: the service locks after a few tries.
    virtual core::Bytes sign(const WholeRequest& request, const core::Secret& passphrase) = 0;
    // Several of the same person in their order, in one call where the service has one: all or none.
    virtual std::vector<core::Bytes> sign_all(const std::vector<WholeRequest>& requests,
                                              const core::Secret& passphrase) {
        std::vector<core::Bytes> out;
        for (const WholeRequest& one : requests) out.push_back(sign(one, passphrase));
        return out;
    }
};

}  // namespace signing::seal
