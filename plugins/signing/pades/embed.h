// SPDX-License-Identifier: Apache-2.0
// Puts a signature into a PDF: the field, the signature dictionary with its byte range, and the
// room its CMS will fill. All of it is appended; bytes that are there stay as they are.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "signing/pades/look.h"

namespace signing::pades {

// Points from the lower left corner of the page as people see it: cropped and turned (core/pdf/frame.h).
struct Box {
    double left = 0, bottom = 0, width = 0, height = 0;
};

// A field made empty, for one who signs later.
struct EmptyField {
    std::string name;
    int page = 1;
    std::optional<Box> box;
};

struct Placement {
    // An empty field of this name is used, else one is made; "" makes "Signature1", "Signature2"...
    std::string field;
    int page = 1;            // of a new field, from 1
    std::optional<Box> box;  // of a new field; absent: invisible
    // What a field that shows is to show. Absent: nothing, because the page of a letter of ours shows the
    // signature block as part of what is signed.
    std::optional<Look> look;
    std::string name;        // the signer, as people write it
    std::string capacity;    // in which he signs: said in the signature (claim.h); "" says nothing
    std::string reason, location, contact;  // left out when empty
    core::Instant at;                       // the time the signer claims
    core::Zone zone = core::Zone::wib;
    bool certify = false;  // DocMDP P=2; only as the first signature of a file
    // Where others have signed already: not certified, no fields for later, and a field of another name when
    // this one is theirs.
    bool yields = false;
    // Fields of those who sign after this one: they stand in what he signs, so that the others only fill
    // them. Only while nobody has signed.
    std::vector<EmptyField> later;
};

// Octets kept for the CMS; 8 192 proved too few with long chains and a timestamp.
constexpr std::size_t reserved = 16'384;

struct Prepared {
    std::size_t base = 0;  // size of the file the update belongs to
    core::Bytes update;    // to be appended
    std::array<std::size_t, 4> range{};
};

// Throws Error: signing.error.pdf_damaged, pdf_encrypted, pdf_hybrid, pdf_too_large (see Source),
// pdf_xfa (pages made by a form's own program), page, field_name (no such use of the name), field_signed,
// field_locked (by one who signed before), locked (no changes allowed), certify_late, fields_late (there are
// signatures already), box_certified (a new field that shows, in a certified file), box_outside {width, height}.
// Usage rights (/Perms UR3) end with the first signature: they are of the file as it was.
Prepared prepare(core::ByteView pdf, const Placement& placement);
// Its two ways, to the very same bytes: by Glance, which reads only what is needed and gives nothing whenever it is
// not certain or something is wrong; and by Source, which takes every kind of file and says what is wrong.
std::optional<Prepared> prepare_at_a_glance(core::ByteView pdf, const Placement& placement);
Prepared prepare_thoroughly(core::ByteView pdf, const Placement& placement);

// The same for a document timestamp: an invisible field on the first page, named "Timestamp1",
// "Timestamp2"... A certification without changes (DocMDP P=1) allows it (ISO 32000-2, table 257).
// Throws signing.error.pdf_damaged, pdf_encrypted, pdf_hybrid, pdf_too_large.
Prepared prepare_timestamp(core::ByteView pdf);

// SHA-256 of the byte range: what the CMS's message-digest must be.
core::Digest digest(core::ByteView pdf, const Prepared& prepared);

// Writes the CMS into its room. Throws Error(internal, "signing.error.cms_size") when too long.
void fill(Prepared& prepared, core::ByteView cms);

}  // namespace signing::pades
