// SPDX-License-Identifier: Apache-2.0
// How a signature looks and what it says, in the words of both editions of the service.
#pragma once

#include "signing/seal/esign/body.h"
#include "signing/seal/esign/service.h"

namespace signing::esign {

struct Look {
    std::optional<seal::Mark> mark;  // absent: invisible
    std::string reason, location;
    std::string text;     // beside the image; v1 only
    std::string contact;  // v2 only
};

// The fields of v1. `look` must outlive the form. Throws Error(invalid) with
// signing.error.esign_look when the mark has neither image nor link, and what place_on() throws.
void add_look(Form& form, const Look& look, core::ByteView pdf, const Service& service);

// "signatureProperties" of v2: one for all when it is the same for all, else one for each file.
// `looks` holds one or as many as there are files. Throws as above; v2 draws no QR codes, so a link
// without an image is signing.error.esign_look too.
core::Json signature_properties(const std::vector<Look>& looks,
                                const std::vector<core::ByteView>& files, const Service& service);

}  // namespace signing::esign
