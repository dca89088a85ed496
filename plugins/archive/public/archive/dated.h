// SPDX-License-Identifier: Apache-2.0
// The date of what stands in a dossier, no more exactly than it was told (archive.md 6): to the day, the month or the year,
// or none. It is kept and told on in EDTF (ISO 8601-2): "1978", "1978-03", "1978-03-12", of a bundle "2001/2003-05", and
// "XXXX" of what bears no date. The first and the last day it may be are derived, and are what lists sort and narrow by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace core::words {
class Catalog;
}

namespace archive {

inline constexpr std::string_view undated = "XXXX";

// As people type it: also "12-3-1978", "12/3/1978", "3-1978", "tanpa tahun"; "" of what cannot be read.
std::string edtf_typed(std::string_view text);

struct Span {
    core::Date first{}, last{};
};
// None of what bears no date, or is no EDTF of these.
std::optional<Span> span_of(std::string_view edtf);
std::optional<Span> last_span_of(std::string_view edtf);   // of a bundle, its last date alone
// Until when it reaches for sure; what bears no date nowhere, what is known to the year until its first day. `dated`: "" of days.
std::optional<core::Date> reaches_surely(std::string_view dated, core::Date last);
bool to_the_day(std::string_view edtf);   // one day, or from one day to another
bool is_dated(std::string_view edtf);     // EDTF of these, that of what bears no date among it

// Of one date, or of the earliest and the last of a bundle.
std::string edtf_between(const std::string& first, const std::string& last);
// As it was told; where that was days, by these. A bundle of whole years is told by them.
std::string edtf_of(const std::string& told, const std::optional<core::Date>& first, core::Date last);

// "12 Maret 1978", "Maret 1978", "2001-2003", "tanpa tahun".
std::string said(std::string_view edtf, const core::words::Catalog& words);

}  // namespace archive
