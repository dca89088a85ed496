// SPDX-License-Identifier: Apache-2.0
// Makes PDF/A-2b (ISO 19005-2), or 3b (ISO 19005-3) when a file is attached, of what our own writer
// made. Foreign PDFs do not pass here: embedded fonts and colours are taken on trust.
#pragma once

#include "core/pdf/carrying.h"
#include "core/pdf/tags.h"

namespace core::pdf {

// `profile`: the sRGB ICC profile. Of the setup: title, author, creator, created, language,
// attachments. PDF 1.7, cross-reference table, /ID from the content. The structure becomes the tags
// of the file. Throws Error(internal, "core.pdf.own") when the input is not sound.
Bytes make_pdfa(ByteView pdf, const Setup& setup, ByteView profile,
                const Structure* structure = nullptr, const std::vector<Carried>& carried = {});

}  // namespace core::pdf
