// SPDX-License-Identifier: Apache-2.0
// The letter that is composed and signed: the invitation of the demo city to all heads of office,
// three pages, numbered and with its verification code.
#pragma once

#include "style/render/compose.h"

namespace bench {

style::Sheet sample_letter();

// A minute of one page, which a head of office signs.
style::Sheet sample_note();
// Fifty pages of scanned attachment, 5 MB, by libharu.
core::Bytes sample_scan();

}  // namespace bench
