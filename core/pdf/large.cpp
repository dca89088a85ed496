// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/large.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <qpdf/Pipeline.hh>
#include <stdexcept>

namespace core::pdf {
namespace {

using Handle = QPDFObjectHandle;

constexpr std::size_t row = 20;   // octets of an entry of the table (ISO 32000-1, 7.5.4)

class Into final : public Pipeline {
  public:
    explicit Into(Bytes& out) : Pipeline("file", nullptr), out_(out) {}
    void write(unsigned char const* data, std::size_t size) override { out_.insert(out_.end(), data, data + size); }
    void finish() override {}

  private:
    Bytes& out_;
};

[[noreturn]] void lost() { throw std::logic_error("a stand-in was not found again"); }

std::size_t found(std::size_t at) {
    if (at == std::string_view::npos) lost();
    return at;
}

// Where a stand-in stands, and the number that says how long it is.
struct Spot {
    std::size_t length = 0, length_end = 0, data = 0, data_end = 0;
    std::string size;
    const std::function<void(Bytes&)>* append = nullptr;

    std::size_t growth(std::size_t real) const { return size.size() + real - (length_end - length) - (data_end - data); }
};

// Moved by what grew in front of it.
std::size_t moved(std::size_t offset, const std::vector<std::pair<std::size_t, std::size_t>>& growths) {
    std::size_t out = offset;
    for (const auto& [at, by] : growths)
        if (at < offset) out += by;
    return out;
}

std::size_t number_at(std::string_view text, std::size_t at) {
    std::size_t value = 0;
    if (std::from_chars(text.data() + at, text.data() + text.size(), value).ec != std::errc()) lost();
    return value;
}

// The one table of the file, which follows all objects, and what follows the table.
std::string with_offsets(std::string_view text, std::size_t table,
                         const std::vector<std::pair<std::size_t, std::size_t>>& growths) {
    std::string out(text.substr(table));
    if (!out.starts_with("xref\n0 ")) lost();
    const std::size_t count = number_at(out, 7), first = found(out.find('\n', 7)) + 1;
    if (count > out.size() / row) lost();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = first + i * row;
        if (at + row > out.size()) lost();
        if (out[at + 17] != 'n') continue;
        char digits[24];
        std::snprintf(digits, sizeof digits, "%010zu", moved(number_at(out, at), growths));
        out.replace(at, 10, digits, 10);
    }
    const std::size_t start = found(out.rfind("startxref\n")) + 10;
    return out.replace(start, found(out.find('\n', start)) - start, std::to_string(moved(table, growths)));
}

}  // namespace

void Large::put(Handle stream, const Digest& digest, std::size_t size, std::function<void(Bytes&)> append, Handle filter,
                Handle parameters) {
    // The name of the file is made from what is written, so the stand-in tells what it stands for.
    parts_.push_back({stream.getObjGen(), digest.hex(), size, std::move(append)});
    stream.replaceStreamData(parts_.back().stand_in, filter, parameters);
    stream.setFilterOnWrite(false);
}

void Large::take_from(QPDF& pdf, ByteView source) {
    for (Handle& object : pdf.getAllObjects()) {
        if (!object.isStream() || object.isDataModified() || object.isStreamOfType("/ObjStm") ||
            object.isStreamOfType("/XRef"))
            continue;
        Handle length = object.getDict().getKey("/Length");
        const auto at = static_cast<std::size_t>(std::max<qpdf_offset_t>(object.getParsedOffset(), 0));
        if (!length.isInteger() || length.getIntValue() < static_cast<long long>(from) || at == 0) continue;
        const auto size = static_cast<std::size_t>(length.getIntValue());
        if (at > source.size() || size > source.size() - at) continue;
        const std::string_view behind = chars(source.subspan(at + size)).substr(0, 12);
        const std::size_t word = behind.find_first_not_of("\r\n");
        if (word > 2 || !behind.substr(word).starts_with("endstream")) continue;
        const ByteView data = source.subspan(at, size);
        put(object, sha256(data), size, [data](Bytes& out) { out.insert(out.end(), data.begin(), data.end()); },
            object.getDict().getKey("/Filter"), object.getDict().getKey("/DecodeParms"));
    }
}

Bytes Large::written(QPDFWriter& writer) const {
    Bytes plain;
    Into into(plain);
    writer.setOutputPipeline(&into);
    writer.write();
    if (parts_.empty()) return plain;
    const std::string_view text = chars(plain);
    const auto table = writer.getWrittenXRefTable();
    std::vector<Spot> places;
    std::size_t total = plain.size() + spare;
    std::vector<std::pair<std::size_t, std::size_t>> growths;
    for (const Part& part : parts_) {
        const auto entry = table.find(writer.getRenumberedObjGen(part.id));
        if (entry == table.end()) continue;   // nothing leads to it any more
        Spot place;
        const auto object = static_cast<std::size_t>(entry->second.getOffset());
        const std::string whole = "stream\n" + part.stand_in + "\nendstream";
        place.data = found(text.find(whole, object)) + 7;
        place.data_end = place.data + part.stand_in.size();
        place.length = found(text.substr(0, place.data).rfind("/Length ")) + 8;
        place.length_end = found(text.find_first_not_of("0123456789", place.length));
        if (place.length < object || number_at(text, place.length) != part.stand_in.size()) lost();
        place.size = std::to_string(part.size);
        place.append = &part.append;
        growths.emplace_back(object, place.growth(part.size));
        total += part.size;
        places.push_back(std::move(place));
    }
    std::sort(places.begin(), places.end(), [](const Spot& a, const Spot& b) { return a.data < b.data; });
    Bytes out;
    out.reserve(total);
    std::size_t at = 0;
    const auto copy_until = [&](std::size_t end) {
        out.insert(out.end(), plain.begin() + static_cast<std::ptrdiff_t>(at), plain.begin() + static_cast<std::ptrdiff_t>(end));
    };
    for (const Spot& place : places) {
        copy_until(place.length);
        out.insert(out.end(), place.size.begin(), place.size.end());
        at = place.length_end;
        copy_until(place.data);
        (*place.append)(out);
        at = place.data_end;
    }
    const std::size_t end = number_at(text, found(text.rfind("startxref\n")) + 10);
    copy_until(end);
    const std::string tail = with_offsets(text, end, growths);
    out.insert(out.end(), tail.begin(), tail.end());
    return out;
}

}  // namespace core::pdf
