// SPDX-License-Identifier: Apache-2.0
// The structure tree of a tagged file: a program that adds a signature to one adds an element for its
// widget. What was there must stay, and what is new may hold widgets and nothing of the pages' text.
#pragma once

#include <functional>
#include <qpdf/QPDFObjectHandle.hh>

namespace signing::check {

// Tells of pairs that must be alike what they are; itself judges only where the tree may grow. False when
// it did more than grow. Throws TooComplex.
bool only_grew(QPDFObjectHandle before, QPDFObjectHandle after,
               const std::function<void(QPDFObjectHandle, QPDFObjectHandle)>& must_equal);

}  // namespace signing::check
