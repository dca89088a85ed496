// SPDX-License-Identifier: Apache-2.0
// A PDF written elsewhere that is to become a letter of ours: looked over when it comes in, its
// placeholders filled before it is first signed. It is written anew then, by QPDF, so that cross
// references of mixed kinds and old revisions are gone; the content of its pages stays as it is but
// for the placeholders.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/pdf/document.h"
#include "core/pdf/write.h"

namespace core::pdf {

struct Placeholder {
    std::string name;   // "nomor_naskah"
    int page = 0;       // from 0; -1 when only a reader that draws the page finds it
    bool clean = true;  // can be taken out: plain text of the page in a font that says what it shows
};

struct Survey {
    int pages = 0;
    std::vector<Placeholder> placeholders;
    std::string text;   // as text() reads it
    bool is_signed = false;
    std::vector<std::string> files;   // names of those it carries, of a signed one alone
};

// kept: a file somebody has signed is taken as it stands. Nothing in it is filled, so no placeholder is looked
// for; its form fields and the files it carries are its signers' own.
enum class Signed { refused, kept };

// QPDF's own check runs in a child process first. Throws as inspect() does, and Error(unsupported):
//   core.pdf.unfit.encrypted  core.pdf.unfit.signed  core.pdf.unfit.form   core.pdf.unfit.active
//   core.pdf.unfit.files      core.pdf.unfit.layers  core.pdf.unfit.notes
//   core.pdf.unfit.many_pages {most}
// and of a signed one that is kept, which nobody may mend: core.pdf.unfit.signed_encrypted, signed_active,
// signed_layers, signed_notes.
Survey survey(ByteView pdf, int most_pages, Signed when = Signed::refused);

struct Filling {
    std::map<std::string, std::string> values;   // by placeholder; one line each, printable in windows-1252
    bool faint = false;                          // grey: stand-ins of a draft
    std::string foot;                            // small, at the foot of every page of the document; "" = none
    std::vector<std::string> mark_names;         // placeholders the mark takes the place of
    Bytes mark;                                  // a page with the mark, at `mark_at` on it; none = no mark
    Place mark_at;
    Bytes sheet;                                 // pages that follow; none = none
};

struct Filled {
    Bytes bytes;
    int pages = 0, own_pages = 0;   // with the sheet, and without it
    Place mark;   // on the page as people see it (frame.h); width 0 when no placeholder asked for it
};

// Of the setup: title, author, created, attachments. The same input gives the same bytes. What it makes
// is never called PDF/A: foreign fonts and colours are not judged. Throws Error(invalid):
//   core.pdf.placeholder {name}       nothing to fill it with, or it cannot be taken out
//   core.pdf.room {name, value}       the line has no room for the value, even narrowed
//   core.pdf.mark_room                no room for the mark where it is asked for
//   core.pdf.glyph                    a value the letter font cannot show
Filled fill(ByteView pdf, const Filling& filling, const Setup& setup, const std::filesystem::path& fonts);

}  // namespace core::pdf
