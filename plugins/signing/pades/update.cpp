// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/update.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <qpdf/QUtil.hh>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace signing::pades {
namespace {

constexpr std::size_t last_offset = 9'999'999'999;  // ten digits of a table entry

// Consecutive ids as {first, count}.
template <class Map>
std::vector<std::pair<int, int>> runs(const Map& places) {
    std::vector<std::pair<int, int>> out;
    for (const auto& [id, place] : places) {
        if (!out.empty() && out.back().first + out.back().second == id)
            ++out.back().second;
        else
            out.emplace_back(id, 1);
    }
    return out;
}

void big_endian(std::string& out, std::size_t value, int octets) {
    for (int i = octets - 1; i >= 0; --i)
        out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

bool in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

std::string name_text(const std::string& name) {
    const bool simple = name.size() > 1 && std::all_of(name.begin() + 1, name.end(), in_name);
    return simple ? name : QPDFObjectHandle::newName(name).unparse();
}

// The value as it stands, references as references. QPDF's own unparse() fetches what each reference of a
// dictionary leads to: fonts, pictures, pages.
void put_text(const QPDFObjectHandle& value, std::string& out) {
    QPDFObjectHandle one = value;
    if (one.isIndirect()) {
        out += reference(one);
    } else if (one.isDictionary()) {
        out += "<<";
        for (const auto& [key, inner] : one.getDictAsMap()) {
            out += " " + name_text(key) + " ";
            put_text(inner, out);
        }
        out += " >>";
    } else if (one.isArray()) {
        out += "[";
        for (const QPDFObjectHandle& inner : one.getArrayAsVector()) {
            out += " ";
            put_text(inner, out);
        }
        out += " ]";
    } else {
        out += one.unparse();
    }
}

void put_text(const Value& value, std::string& out) {
    switch (value.kind) {
        case Value::Kind::reference: out += reference(static_cast<int>(value.number)); break;
        case Value::Kind::dictionary:
            out += "<<";
            for (const Value& inner : value.items) {
                out += " " + name_text(std::string(inner.key)) + " ";
                put_text(inner, out);
            }
            out += " >>";
            break;
        case Value::Kind::array:
            out += "[";
            for (const Value& inner : value.items) {
                out += " ";
                put_text(inner, out);
            }
            out += " ]";
            break;
        case Value::Kind::name: out += name_text(std::string(value.text)); break;
        case Value::Kind::string: out += QPDFObjectHandle::newString(value.octets).unparse(); break;
        default: out += value.text;
    }
}

}  // namespace

Update::Update(const Source& source)
    : Update(Base{source.bytes(), source.xref_kind(), source.xref_at(), source.next_id(), reference(source.root()),
                  {}, {}}) {
    QPDFObjectHandle old = source.reader().getTrailer();
    if (QPDFObjectHandle info = old.getKey("/Info"); info.isIndirect()) base_.info = reference(info);
    QPDFObjectHandle ids = old.getKey("/ID");
    if (ids.isArray() && ids.getArrayNItems() == 2 && ids.getArrayItem(0).isString())
        base_.name = ids.getArrayItem(0).getStringValue();
}

Update::Update(const Glance& source)
    : Update(Base{source.bytes(), source.xref_kind(), source.xref_at(), source.next_id(), reference(source.root()),
                  {}, {}}) {
    if (const Value* info = source.trailer().find("/Info"))
        base_.info = reference(static_cast<int>(info->number));
    const Value* ids = source.trailer().find("/ID");
    if (ids == nullptr || ids->items.size() != 2) return;
    if (ids->items[0].kind != Value::Kind::string) throw Doubt{};
    base_.name = ids->items[0].octets;
}

Update::Update(Base base) : base_(std::move(base)), next_(base_.next) {
    // The old %%EOF may lack its end of line; the update begins on a line of its own.
    const std::uint8_t last = base_.bytes.back();
    if (last != '\n' && last != '\r') text_ = "\n";
}

std::size_t Update::put(int id, int generation, const std::string& body) {
    const std::size_t offset = base_.bytes.size() + text_.size();
    if (offset > last_offset)
        throw core::Error(core::Code::too_large, "signing.error.pdf_too_large");
    places_[id] = {offset, generation};
    text_ += std::to_string(id) + " " + std::to_string(generation) + " obj\n";
    const std::size_t begin = base_.bytes.size() + text_.size();
    text_ += body;
    text_ += "\nendobj\n";
    return begin;
}

std::size_t Update::put_with_room(int id, const std::string& body, std::size_t room, std::size_t size) {
    text_.reserve(text_.size() + body.size() + size + 8192);
    const std::size_t begin = put(id, 0, body);
    room_ = begin + room - base_.bytes.size();
    room_size_ = size;
    text_.insert(room_, size, '0');
    return begin;
}

std::string Update::trailer_entries(int size) const {
    std::string out = "/Size " + std::to_string(size) + " /Root " + base_.root;
    if (!base_.info.empty()) out += " /Info " + base_.info;
    out += " /Prev " + std::to_string(base_.xref_at);
    // The first id names the document, the second this revision of it (ISO 32000-1, 14.4).
    // The room for the CMS tells nothing about it.
    const core::Digest digest = core::sha256(text_.substr(0, room_) + text_.substr(room_ + room_size_));
    const std::string revision = core::hex(core::ByteView(digest.value).first(16));
    const std::string first = base_.name ? core::hex(core::view(*base_.name)) : revision;
    return out + " /ID [<" + first + "> <" + revision + ">]";
}

void Update::write_table() {
    const std::size_t start = base_.bytes.size() + text_.size();
    const std::string entries = trailer_entries(next_);
    text_ += "xref\n";
    for (const auto& [first, count] : runs(places_)) {
        text_ += std::to_string(first) + " " + std::to_string(count) + "\n";
        for (int id = first; id < first + count; ++id) {
            std::array<char, 32> line{};
            std::snprintf(line.data(), line.size(), "%010zu %05d n \n", places_[id].offset,
                          places_[id].generation);
            text_ += line.data();
        }
    }
    text_ += "trailer\n<< " + entries + " >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

void Update::write_stream() {
    const int own = new_id();
    const std::size_t start = base_.bytes.size() + text_.size();
    places_[own] = {start, 0};
    std::string rows;
    std::string index;
    for (const auto& [first, count] : runs(places_))
        index += std::to_string(first) + " " + std::to_string(count) + " ";
    for (const auto& [id, place] : places_) {
        rows.push_back(1);
        big_endian(rows, place.offset, 5);
        big_endian(rows, static_cast<std::size_t>(place.generation), 2);
    }
    text_ += std::to_string(own) + " 0 obj\n<< /Type /XRef " + trailer_entries(next_) +
             " /W [1 5 2] /Index [" + index + "] /Length " + std::to_string(rows.size()) +
             " >>\nstream\n" + rows + "\nendstream\nendobj\nstartxref\n" + std::to_string(start) +
             "\n%%EOF\n";
}

std::string Update::finish() {
    if (base_.kind == XrefKind::table)
        write_table();
    else
        write_stream();
    return std::move(text_);
}

std::string with_keys(QPDFObjectHandle dictionary,
                      const std::map<std::string, std::string>& replaced) {
    std::string out = "<<";
    for (const auto& [key, value] : dictionary.getDictAsMap()) {
        if (replaced.count(key) > 0) continue;
        out += " " + name_text(key) + " ";
        put_text(value, out);
    }
    for (const auto& [key, value] : replaced) out += " " + key + " " + value;
    return out + " >>";
}

std::string with_element(QPDFObjectHandle array, const std::string& element) {
    std::string out = "[";
    for (int i = 0; array.isArray() && i < array.getArrayNItems(); ++i)
        out += " " + array.getArrayItem(i).unparse();
    return out + " " + element + " ]";
}

std::string with_keys(const Node& dictionary, const std::map<std::string, std::string>& replaced) {
    if (!dictionary.isDictionary()) throw Doubt{};
    std::string out = "<<";
    for (const Value& value : dictionary.value()->items) {
        const std::string key(value.key);
        if (replaced.count(key) > 0) continue;
        out += " " + name_text(key) + " ";
        put_text(value, out);
    }
    for (const auto& [key, value] : replaced) out += " " + key + " " + value;
    return out + " >>";
}

std::string with_element(const Node& array, const std::string& element) {
    std::string out = "[";
    for (int i = 0; array.isArray() && i < array.getArrayNItems(); ++i) out += " " + text_of(array.getArrayItem(i));
    return out + " " + element + " ]";
}

std::string text_of(QPDFObjectHandle value) { return value.unparse(); }

std::string text_of(const Node& value) {
    // QPDF leaves out what leads nowhere, deep inside a value too.
    if (!value.isIndirect()) throw Doubt{};
    return reference(value);
}

std::string reference(int id, int generation) {
    return std::to_string(id) + " " + std::to_string(generation) + " R";
}

std::string text_string(std::string_view utf8) {
    bool ascii = true;
    for (const char c : utf8) ascii = ascii && c >= ' ' && c <= '~';
    if (!ascii) return "<" + core::hex(core::view(QUtil::utf8_to_utf16(std::string(utf8)))) + ">";
    std::string out = "(";
    for (const char c : utf8) {
        if (c == '(' || c == ')' || c == '\\') out.push_back('\\');
        out.push_back(c);
    }
    return out + ")";
}

}  // namespace signing::pades
