// SPDX-License-Identifier: Apache-2.0
// Stands in for QPDF's JSON.hh where clang 14 reads libstdc++ 12 as C++20: it takes the vectors of a class
// not yet complete there for an error. The checker uses nothing of it. Included first, with JSON_HH defined.
#pragma once

class JSON {
  public:
    class Reactor;
};
