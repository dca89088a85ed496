// SPDX-License-Identifier: Apache-2.0
// What a signature added later shows, and whether that hides what a page showed when it was signed.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>

namespace signing::check {

// The widget has an area.
bool shows(QPDFObjectHandle widget);
// Of a document, by what its dictionary says of itself.
bool is_timestamp(QPDFObjectHandle signature);
// `widget`, new on the page `after`, lies over more than half of a field or note of the page `before`.
bool covers(QPDFObjectHandle before, QPDFObjectHandle after, QPDFObjectHandle widget);

}  // namespace signing::check
