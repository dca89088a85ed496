// SPDX-License-Identifier: Apache-2.0
// What is read of a foreign file, within bounds: a few kilobytes may unfold to gigabytes. Inner to
// core/pdf; a header of QPDF is included here.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // the shared_ptr form of QPDF 11
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace core::pdf {

// Throws Error(unsupported, "core.pdf.unreadable.heavy").
[[noreturn]] void too_heavy();

// Too heavy when it is more than `most` bytes; nothing beyond them is kept while it is decoded.
std::string decoded(QPDFObjectHandle stream, qpdf_stream_decode_level_e level, std::size_t most);

}  // namespace core::pdf
