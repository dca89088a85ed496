// SPDX-License-Identifier: Apache-2.0
// The parts of a PDF the checker walks itself: pages and form fields, with limits on every walk.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace signing::check {

// The file is built to tire the reader; inspect() makes a verdict of it.
struct TooComplex : std::runtime_error {
    TooComplex() : std::runtime_error("too complex") {}
};
// The page tree or the form contradicts itself.
struct Malformed : std::runtime_error {
    Malformed() : std::runtime_error("malformed") {}
};

constexpr std::size_t most_steps = 2'000'000;
constexpr int deepest = 64;

std::vector<QPDFObjectHandle> pages_of(QPDF& pdf);

struct FieldNode {
    QPDFObjectHandle object;
    std::string name;          // fully qualified
    std::string kind;          // "/Sig", "/Tx", ...; inherited
    bool widget_only = false;  // a widget below its field, without a name of its own
    QPDFObjGen above = {};     // the node it hangs below; of no number at the top
};
// Every node of the form by object id, inner ones and widgets too. Direct fields are Malformed.
std::map<QPDFObjGen, FieldNode> fields_of(QPDF& pdf);

// Each entry of the cross-reference points at the header "N G obj" of that very object; a reader
// that does not look can be led to another (shadow attack "hide").
bool xref_is_honest(const std::map<QPDFObjGen, QPDFXRefEntry>& table, core::ByteView bytes);

}  // namespace signing::check
