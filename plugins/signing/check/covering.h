// SPDX-License-Identifier: Apache-2.0
// Whether what was added to a page hides what it showed when it was signed.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>

namespace signing::check {

// `widget`, new on the page `after`, lies over more than half of a field or note of the page `before`.
bool covers(QPDFObjectHandle before, QPDFObjectHandle after, QPDFObjectHandle widget);

}  // namespace signing::check
