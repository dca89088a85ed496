// SPDX-License-Identifier: Apache-2.0
#include "signing/pades/glance.h"

#include <zlib.h>

#include <algorithm>

#include "signing/pades/walk.h"

namespace signing::pades {
namespace {

constexpr std::int64_t most_objects = 1'000'000;
constexpr std::size_t most_sections = 64;
constexpr std::size_t most_inflated = 2u << 20;
constexpr std::size_t most_values_of_all = 200'000;
constexpr std::size_t last_octets = 1024;  // where the end of a file is looked for

[[noreturn]] void doubt() { throw Doubt{}; }
void doubt_of_tree() { doubt(); }

void must(bool certain) {
    if (!certain) doubt();
}

const Value& entry(const Value& dictionary, std::string_view name) {
    const Value* found = dictionary.find(name);
    must(found != nullptr);
    return *found;
}

std::int64_t count_in(const Value& dictionary, std::string_view name) {
    const Value& found = entry(dictionary, name);
    must(found.kind == Value::Kind::integer && found.number >= 0);
    return found.number;
}

bool named(const Value& dictionary, std::string_view key, std::string_view name) {
    const Value* found = dictionary.find(key);
    return found != nullptr && found->kind == Value::Kind::name && found->text == name;
}

bool digits(const std::uint8_t* from, int count) {
    bool good = true;
    for (int i = 0; i < count; ++i) good &= from[i] >= '0' && from[i] <= '9';
    return good;
}

std::size_t big_endian(const std::uint8_t* from, std::size_t width) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < width; ++i) out = out << 8 | from[i];
    return out;
}

// The data of a stream, whole and exactly as long as the room for it; or as long as it is when there is none.
std::string inflated(std::string_view packed, std::size_t most) {
    z_stream state{};
    must(inflateInit(&state) == Z_OK);
    const std::unique_ptr<z_stream, int (*)(z_stream*)> ended(&state, inflateEnd);
    state.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    state.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    int said = Z_OK;
    while (said == Z_OK) {
        const std::size_t before = out.size();
        const std::size_t room = std::min(most - before, std::max<std::size_t>(before, 4096));
        must(room > 0);
        out.resize(before + room);
        state.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        state.avail_out = static_cast<uInt>(room);
        said = ::inflate(&state, Z_NO_FLUSH);
        out.resize(before + room - state.avail_out);
    }
    must(said == Z_STREAM_END && state.avail_in == 0);
    return out;
}

// PNG's predictors of lines (ISO 32000-1, 7.4.4.4): none and the line above, which is what tables are packed with.
void undo_predictor(std::string& data, std::size_t columns) {
    must(columns > 0 && data.size() % (columns + 1) == 0);
    std::string above(columns, '\0');
    std::size_t to = 0;
    for (std::size_t from = 0; from < data.size(); from += columns + 1) {
        const bool adds = data[from] == 2;
        must(adds || data[from] == 0);
        for (std::size_t i = 0; i < columns; ++i) {
            char octet = data[from + 1 + i];
            if (adds) octet = static_cast<char>(octet + above[i]);
            above[i] = data[to++] = octet;
        }
    }
    data.resize(to);
}

// Packed by Flate alone, or not at all.
std::string unpacked(const Value& dictionary, std::string_view data, std::size_t most) {
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"}) must(dictionary.find(key) == nullptr);
    if (dictionary.find("/Filter") == nullptr) {
        must(dictionary.find("/DecodeParms") == nullptr && data.size() <= most);
        return std::string(data);
    }
    must(named(dictionary, "/Filter", "/FlateDecode"));
    std::string out = inflated(data, most);
    if (const Value* how = dictionary.find("/DecodeParms")) {
        must(how->kind == Value::Kind::dictionary && how->items.size() == 2 && count_in(*how, "/Predictor") == 12);
        undo_predictor(out, static_cast<std::size_t>(count_in(*how, "/Columns")));
    }
    return out;
}

}  // namespace

Glance::Glance(core::ByteView pdf) : pdf_(pdf), text_(core::chars(pdf)) {
    must(text_.size() > 32 && text_.size() <= 512u << 20 && text_.starts_with("%PDF-"));
    must(digits(pdf_.data() + 5, 1) && pdf_[6] == '.' && digits(pdf_.data() + 7, 1));
    require_ending();
    read_chain();
    const Value& root = entry(trailer_, "/Root");
    must(root.kind == Value::Kind::reference);
    root_ = Node(*this, root);
    must(root_.isDictionary() && named(*root_.value(), "/Type", "/Catalog"));
    const Value* info = trailer_.find("/Info");
    must(info == nullptr || info->kind == Value::Kind::reference);
    if (const Value* ids = trailer_.find("/ID")) must(ids->kind == Value::Kind::array);
}

// "startxref", a number and "%%EOF", each on a line of its own, and nothing after.
void Glance::require_ending() {
    const std::size_t from = text_.size() - std::min(text_.size(), last_octets);
    const std::size_t found = text_.substr(from).rfind("startxref");
    must(found != std::string_view::npos);
    Syntax end(text_, from + found + 9);
    end.end_of_line();
    xref_at_ = static_cast<std::size_t>(end.count());
    must(xref_at_ > 0 && xref_at_ < text_.size());
    end.end_of_line();
    must(end.take("%%EOF"));
    end.skip_space();
    must(end.at() == text_.size());
}

void Glance::read_chain() {
    std::size_t at = xref_at_, highest = 0;
    for (std::size_t section = 0;; ++section) {
        must(section < most_sections && at > 0 && at < text_.size());
        Syntax from(text_, at);
        const std::size_t before = runs_.size();
        const bool table = from.take("xref");
        Value trailer = table ? read_table(from, before) : read_stream(from, before);
        must(trailer.kind == Value::Kind::dictionary && trailer.find("/XRefStm") == nullptr &&
             trailer.find("/Encrypt") == nullptr);
        for (std::size_t i = before; i < runs_.size(); ++i) require_sound(runs_[i], highest);
        const Value* previous = trailer.find("/Prev");
        const std::int64_t next = previous == nullptr ? 0 : count_in(trailer, "/Prev");
        if (section == 0) {
            kind_ = table ? XrefKind::table : XrefKind::stream;
            size_ = static_cast<int>(std::min(count_in(trailer, "/Size"), most_objects + 1));
            trailer_ = std::move(trailer);
        }
        if (previous == nullptr) break;
        at = static_cast<std::size_t>(next);
    }
    for (const auto& [id, own] : own_places_) {
        const Place place = place_of(id);
        must(place.kind == Place::Kind::offset && place.at == own);
    }
    must(size_ > 1 && size_ <= most_objects && highest + 1 == static_cast<std::size_t>(size_));
}

Value Glance::read_table(Syntax& at, std::size_t section) {
    at.end_of_line();
    while (!at.take("trailer")) {
        Run run;
        run.first = at.count();
        must(at.take(' '));
        run.count = at.count();
        at.take(' ');
        at.end_of_line();
        must(run.count >= 0 && run.count <= most_objects);
        const auto size = static_cast<std::size_t>(run.count) * run.wide;
        must(size <= text_.size() - at.at());
        run.rows = pdf_.data() + at.at();
        add(run, section);
        at = Syntax(text_, at.at() + size);
    }
    Value out = at.value();
    at.skip_space();
    must(at.take("startxref"));
    return out;
}

Value Glance::read_stream(Syntax& from, std::size_t section) {
    std::size_t data = 0;
    own_places_.emplace_back(Syntax(from).count(), from.at());
    Value dictionary = object_at(from.at(), -1, &data);
    must(data > 0 && named(dictionary, "/Type", "/XRef"));
    streams_.push_back(std::make_unique<std::string>(
        unpacked(dictionary, stream_data(dictionary, data), most_inflated - inflated_)));
    inflated_ += streams_.back()->size();
    add_runs(dictionary, *streams_.back(), section);
    return dictionary;
}

void Glance::add_runs(const Value& dictionary, std::string_view rows, std::size_t section) {
    const Value& widths = entry(dictionary, "/W");
    must(widths.kind == Value::Kind::array && widths.items.size() == 3);
    Run run;
    run.stream = true;
    run.wide = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Value& one = widths.items[i];
        must(one.kind == Value::Kind::integer && one.number >= 0 && one.number <= 7);
        run.wide += run.widths[i] = static_cast<std::size_t>(one.number);
    }
    must(run.widths[0] == 1 && run.widths[1] > 0);
    std::vector<std::int64_t> index{0, count_in(dictionary, "/Size")};
    if (const Value* given = dictionary.find("/Index")) {
        index.clear();
        must(given->kind == Value::Kind::array && given->items.size() % 2 == 0);
        for (const Value& one : given->items) {
            must(one.kind == Value::Kind::integer);
            index.push_back(one.number);
        }
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < index.size(); i += 2) {
        run.first = index[i];
        run.count = index[i + 1];
        must(run.count >= 0 && run.count <= most_objects);
        run.rows = reinterpret_cast<const std::uint8_t*>(rows.data()) + at;
        at += static_cast<std::size_t>(run.count) * run.wide;
        must(at <= rows.size());
        add(run, section);
    }
    must(at == rows.size());
}

// Those of one section ascend: no object stands in it twice.
void Glance::add(Run run, std::size_t section) {
    must(run.first >= 0 && run.first <= most_objects && runs_.size() < 100'000);
    if (runs_.size() > section) must(run.first >= runs_.back().first + runs_.back().count);
    runs_.push_back(run);
}

Glance::Place Glance::place(const Run& run, std::int64_t id) const {
    const std::uint8_t* row = run.rows + static_cast<std::size_t>(id - run.first) * run.wide;
    Place out;
    if (!run.stream) {
        for (int i = 0; i < 10; ++i) out.at = out.at * 10 + (row[i] - std::size_t{'0'});
        if (row[17] == 'n') out.kind = Place::Kind::offset;
        return out;
    }
    out.at = big_endian(row + 1, run.widths[1]);
    if (row[0] == 1) out.kind = Place::Kind::offset;
    if (row[0] == 2) out.kind = Place::Kind::packed;
    return out;
}

// Every entry is one of those in use today: generation 0, and a place that is in the file.
void Glance::require_sound(const Run& run, std::size_t& highest) const {
    for (std::int64_t id = run.first; id < run.first + run.count; ++id) {
        const std::uint8_t* row = run.rows + static_cast<std::size_t>(id - run.first) * run.wide;
        if (run.stream) {
            must(row[0] <= 2);
            must(row[0] != 1 || big_endian(row + 1 + run.widths[1], run.widths[2]) == 0);
        } else {
            must(digits(row, 10) && row[10] == ' ' && digits(row + 11, 5) && row[16] == ' ');
            must(row[17] == 'n' || row[17] == 'f');
            must((row[18] == ' ' && (row[19] == '\n' || row[19] == '\r')) || (row[18] == '\r' && row[19] == '\n'));
            must(row[17] == 'f' || std::equal(row + 11, row + 16, "00000"));
        }
        const Place at = place(run, id);
        must(at.kind != Place::Kind::offset || (at.at > 0 && at.at < text_.size()));
        must(at.kind == Place::Kind::free || id > 0);
    }
    if (run.count > 0) highest = std::max(highest, static_cast<std::size_t>(run.first + run.count - 1));
}

// The object that begins here, under this number; any for -1. A stream only for who asks where its data begins.
Value Glance::object_at(std::size_t at, std::int64_t id, std::size_t* data) const {
    Syntax from(text_, at);
    must(at > 0 && (text_[at - 1] == '\n' || text_[at - 1] == '\r' || text_[at - 1] == ' '));
    const std::int64_t own = from.count();
    must((id < 0 || own == id) && from.take(' ') && from.take("0") && from.take(' ') && from.take("obj"));
    Value out = value_of(from);
    from.skip_space();
    if (from.take("endobj")) return out;
    must(data != nullptr && out.kind == Value::Kind::dictionary && from.take("stream"));
    from.end_of_line();
    *data = from.at();
    return out;
}

Value Glance::value_of(Syntax& from) const {
    Value out = from.value();
    values_ += from.values();
    must(values_ <= most_values_of_all);
    return out;
}

std::string_view Glance::stream_data(const Value& dictionary, std::size_t at) const {
    const auto size = static_cast<std::size_t>(count_in(dictionary, "/Length"));
    must(size <= text_.size() - at);
    Syntax after(text_, at + size);
    after.skip_space();
    must(after.take("endstream"));
    after.skip_space();
    must(after.take("endobj"));
    return text_.substr(at, size);
}

Glance::Place Glance::place_of(std::int64_t id) const {
    for (const Run& run : runs_)
        if (id >= run.first && id < run.first + run.count) return place(run, id);
    doubt();
}

const Value& Glance::object(int id) const {
    if (const auto known = objects_.find(id); known != objects_.end()) return known->second;
    const Place found = place_of(id);
    if (found.kind == Place::Kind::offset) return objects_[id] = object_at(found.at, id);
    must(found.kind == Place::Kind::packed);
    unpack(found.at);
    const auto now = objects_.find(id);
    must(now != objects_.end());
    return now->second;
}

// All that the stream still holds, for QPDF reads them together as well.
void Glance::unpack(std::size_t stream) const {
    must(stream <= static_cast<std::size_t>(most_objects));
    const auto id = static_cast<std::int64_t>(stream);
    const Place where = place_of(id);
    must(where.kind == Place::Kind::offset);
    std::size_t data = 0;
    const Value dictionary = object_at(where.at, id, &data);
    must(data > 0 && named(dictionary, "/Type", "/ObjStm"));
    streams_.push_back(std::make_unique<std::string>(
        unpacked(dictionary, stream_data(dictionary, data), most_inflated - inflated_)));
    inflated_ += streams_.back()->size();
    streams_.back()->push_back(' ');
    const std::string_view text = *streams_.back();
    const auto first = static_cast<std::size_t>(count_in(dictionary, "/First"));
    must(first < text.size());
    Syntax head(text.substr(0, first));
    for (std::int64_t left = count_in(dictionary, "/N"); left > 0; --left) {
        head.skip_space();
        const std::int64_t held = head.count();
        head.skip_space();
        const auto at = first + static_cast<std::size_t>(head.count());
        const Place place = place_of(held);
        if (place.kind != Place::Kind::packed || place.at != stream) continue;
        Syntax body(text, at);
        must(objects_.emplace(static_cast<int>(held), value_of(body)).second);
    }
}

Node Glance::page(int number) const {
    must(number >= 1);
    const auto wanted = static_cast<std::size_t>(number);
    if (pages_.size() < wanted) {
        std::set<QPDFObjGen> seen;
        pages_.clear();
        walk::pages_under(root_.getKey("/Pages"), 0, seen, wanted, pages_, doubt_of_tree);
    }
    must(wanted <= pages_.size());
    return pages_[wanted - 1];
}

std::vector<Glance::Field> Glance::fields() const {
    return walk::Fields<Node, Field>{doubt_of_tree}.of(root_, {});
}

int Glance::certified() const { return walk::certified(root_); }

}  // namespace signing::pades
