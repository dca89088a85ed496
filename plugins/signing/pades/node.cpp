// SPDX-License-Identifier: Apache-2.0
// A value of a PDF read at a glance, in QPDF's words.
#include <algorithm>
#include <cstdlib>
#include <limits>

#include "signing/pades/glance.h"
#include "signing/pades/update.h"

namespace signing::pades {
namespace {

constexpr int deepest_node = 64;

void must_hold(bool certain) {
    if (!certain) throw Doubt{};
}

bool is_number(const Value& value) { return value.kind == Value::Kind::integer || value.kind == Value::Kind::real; }

// Its own, or that of the nearest node above which has one.
Node inherited(Node node, const char* key) {
    for (int depth = 0; depth < deepest_node && node.isDictionary(); ++depth) {
        if (Node own = node.getKey(key); own.isInitialized()) return own;
        node = node.getKey("/Parent");
    }
    return {};
}

}  // namespace

Node::Node(const Glance& file, const Value& value) : file_(&file) {
    if (value.kind != Value::Kind::reference) {
        value_ = &value;
        return;
    }
    must_hold(value.number <= std::numeric_limits<int>::max());
    id_ = static_cast<int>(value.number);
}

const Value* Node::value() const {
    if (value_ == nullptr && file_ != nullptr) {
        value_ = &file_->object(id_);
        must_hold(value_->kind != Value::Kind::reference);
    }
    return value_;
}

bool Node::isRectangle() const {
    if (!isArray()) return false;
    for (const Value& one : value()->items) must_hold(one.kind != Value::Kind::reference);
    return value()->items.size() == 4 && std::all_of(value()->items.begin(), value()->items.end(), is_number);
}

QPDFObjectHandle::Rectangle Node::getArrayAsRectangle() const {
    must_hold(isRectangle());
    double at[4];
    for (std::size_t i = 0; i < 4; ++i) at[i] = std::strtod(std::string(value()->items[i].text).c_str(), nullptr);
    return {std::min(at[0], at[2]), std::min(at[1], at[3]), std::max(at[0], at[2]), std::max(at[1], at[3])};
}

std::string Node::getName() const {
    must_hold(isName());
    return std::string(value()->text);
}

std::string Node::getUTF8Value() const {
    must_hold(isString());
    return QPDFObjectHandle::newString(value()->octets).getUTF8Value();
}

long long Node::getIntValue() const {
    must_hold(isInteger());
    return value()->number;
}

int Node::getIntValueAsInt() const {
    must_hold(std::abs(getIntValue()) <= std::numeric_limits<int>::max());
    return static_cast<int>(getIntValue());
}

bool Node::hasKey(std::string_view key) const { return getKey(key).value() != nullptr; }

Node Node::getKey(std::string_view key) const {
    must_hold(isDictionary());
    const Value* found = value()->find(key);
    return found == nullptr ? Node() : Node(*file_, *found);
}

std::vector<std::string> Node::getKeys() const {
    must_hold(isDictionary());
    std::vector<std::string> out;
    for (const Value& inner : value()->items) {
        must_hold(Node(*file_, inner).value() != nullptr);
        out.emplace_back(inner.key);
    }
    return out;
}

int Node::getArrayNItems() const {
    must_hold(isArray());
    return static_cast<int>(value()->items.size());
}

Node Node::getArrayItem(int index) const {
    must_hold(isArray() && index >= 0 && index < getArrayNItems());
    return {*file_, value()->items[static_cast<std::size_t>(index)]};
}

// What is locked is told by Source: here only that nothing is.
check::Locks locks_of(const Node& field, const Node& signature) {
    must_hold(!field.getKey("/Lock").isInitialized());
    if (!signature.isDictionary()) return {};
    Node list = signature.getKey("/Reference");
    for (int i = 0; list.isArray() && i < list.getArrayNItems(); ++i) {
        must_hold(list.getArrayItem(i).isDictionary());
        Node method = list.getArrayItem(i).getKey("/TransformMethod");
        must_hold(method.isName() && method.getName() != "/FieldMDP");
    }
    return {};
}

core::pdf::Frame frame_of(const Node& page) {
    QPDFObjectHandle flat = QPDFObjectHandle::newDictionary();
    for (const char* key : {"/MediaBox", "/CropBox"}) {
        const Node box = inherited(page, key);
        if (!box.isInitialized()) continue;
        must_hold(box.isRectangle());
        std::vector<QPDFObjectHandle> edges;
        for (const Value& edge : box.value()->items)
            edges.push_back(edge.kind == Value::Kind::real ? QPDFObjectHandle::newReal(std::string(edge.text))
                                                           : QPDFObjectHandle::newInteger(edge.number));
        flat.replaceKey(key, QPDFObjectHandle::newArray(edges));
    }
    if (const Node turned = inherited(page, "/Rotate"); turned.isInitialized())
        flat.replaceKey("/Rotate", QPDFObjectHandle::newInteger(turned.getIntValue()));
    return core::pdf::frame_of(flat);
}

}  // namespace signing::pades
