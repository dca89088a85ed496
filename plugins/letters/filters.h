// SPDX-License-Identifier: Apache-2.0
// What is asked for in an address or a form; page and API read it alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/http/given.h"
#include "core/http/message.h"
#include "letters/service/desk.h"
#include "letters/service/ink.h"
#include "letters/service/registers.h"
#include "letters/service/upload.h"

namespace letters {

// Unknown values throw Error(invalid, "letters.error.filter") with a fault for each.
Wish wish_from(const core::http::Fields& query);
// Of a register; where neither year nor month is asked for, `month` of the running year (0: all of it).
struct RegisterWish {
    Period period;
    std::optional<core::UnitId> unit;   // the actor's own when unset
};
RegisterWish register_from(const core::http::Fields& query, int month);
// How a new letter is to relate; throws Error(invalid, "letters.error.incomplete") when it is not said.
Relation relation_from(core::http::Given given);
// relation and to: what a draft is to relate to.
struct GivenTie {
    Relation how = Relation::refers;
    std::string to;
};
GivenTie tie_from(core::http::Given given);
// access and reason: another class of a letter.
struct GivenClass {
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string reason;
};
GivenClass class_from(core::http::Given& given);
// nullopt for anything but figures.
std::optional<std::int64_t> whole_number(std::string_view text);

// place, way, date, receipt, note of a letter brought by hand; what is missing is a fault of its field.
struct GivenHanding {
    std::int64_t place = 0;
    Handing handing;
};
GivenHanding handing_from(core::http::Given& given);
// The same without a place: of many at once.
Handing shared_handing_from(core::http::Given& given);
// "ID:NUMBER" of boxes ticked in a list; what cannot be read is a fault of the field.
std::vector<std::pair<LetterId, std::int64_t>> numbered_ids(core::http::Given& given, std::string_view field,
                                                            std::size_t most);

// A scan of a sheet signed with ink, and the last one the caller saw.
struct GivenScan {
    std::vector<SheetFile> files;
    std::int64_t seen = 0;
    std::string reason;
};
GivenScan scan_from(const core::http::Request& request);
Ink::Saying saying_from(core::http::Given given);
// Where the signature goes on a file others signed. Of JSON: "field", "page" with "place" or "box", or "hidden"; of a
// form "where": "field:<name>", "place:<one of nine>" with "page", or "hidden". Faults are left in `given`.
Upload::Where where_from(core::http::Given& given);
Upload::Where where_typed(core::http::Given& given);
// Of the address; 0 when it names no page. Throws Error(invalid, "letters.error.place") naming the field.
int page_asked(const core::http::Fields& query);
// Of the address; Error(not_found, "letters.error.no_scan").
std::int64_t scan_number(const core::http::Request& request);

}  // namespace letters
