// SPDX-License-Identifier: Apache-2.0
// The cross-reference sections of updates as they are written: readers differ on an object listed twice in
// one section, some take the first entry and some the last.
#pragma once

#include <map>
#include <qpdf/QPDFObjGen.hh>
#include <qpdf/QPDFXRefEntry.hh>

#include "core/base/bytes.h"

namespace signing::check {

// Whether each section that stands behind the first `revision` octets can be read in one way only.
bool sections_are_plain(core::ByteView pdf, std::size_t revision);

// Whether a number stands for the same generation in both tables. Readers differ on one with two: some take the
// newest, some what is referred to; such a one must stay where it was.
bool generations_stay(const std::map<QPDFObjGen, QPDFXRefEntry>& before,
                      const std::map<QPDFObjGen, QPDFXRefEntry>& after);

// Whether the file says that it holds more objects than any office's, in tables or in one stream of objects. Asked
// before it is read: a reader makes room for each.
bool says_too_much(core::ByteView pdf);

}  // namespace signing::check
