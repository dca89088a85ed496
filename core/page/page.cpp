// SPDX-License-Identifier: Apache-2.0
// The book of pages over ctemplate, which is safe only as used here: every text begins with the
// line that turns escaping on, and has passed the scan.
#include "core/page/page.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <filesystem>
#include <set>

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/page/loader.h"
#include "core/page/scan.h"

namespace core::page {
namespace {

constexpr std::string_view escaping = "{{%AUTOESCAPE context=\"HTML\"}}\n";
constexpr auto strip = ctemplate::STRIP_BLANK_LINES;

// The element a partial request is for: htmx 4 says "div#rows", earlier lines "rows".
std::string target_of(const http::Request& request) {
    const auto target = request.header("hx-target");
    return target.substr(target.find('#') + 1);
}

void copy(const Data& from, ctemplate::TemplateDictionary& to) {
    for (const auto& [name, value] : from.values()) to.SetValue(name, value);
    for (const auto& [name, all] : from.sections())
        for (const auto& each : all) copy(each, *to.AddSectionDictionary(name));
}

std::string upper_name(std::string_view field) {
    std::string out;
    for (char c : field)
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c == '.' || c == '-' ? '_' : c;
    return out;
}

// Layouts and shared parts are data of the installation, not of a room.
void read_layouts(const std::filesystem::path& folder, Sources& sources) {
    std::error_code fault;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, fault)) {
        if (entry.path().extension() != ".html") continue;
        sources["layout/" + entry.path().lexically_relative(folder).generic_string()] =
            read_text(entry.path()).value_or("");
    }
}

// A file that other files stand in or take in is no page of its own.
bool is_page(std::string_view name, std::string_view text) {
    const auto file = name.substr(name.find('/') + 1);
    if (!name.starts_with("layout/")) return !file.starts_with('_');
    return file.find('/') == std::string_view::npos && text.find("[[content]]") == text.npos;
}

}  // namespace

namespace {

constexpr std::string_view of_frame = "FRAME_";

void put_framed(const Data& from, Data& into) {
    for (const auto& [name, value] : from.values()) into.set(std::string(of_frame) + name, value);
    for (const auto& [name, all] : from.sections())
        for (const auto& each : all) put_framed(each, into.add(std::string(of_frame) + name));
}

template <class Named>
bool names_of_frame(const Named& all) {
    const auto first = all.lower_bound(std::string(of_frame));
    return first != all.end() && first->first.starts_with(of_frame);
}

}  // namespace

Data& Data::set(std::string name, std::string value) {
    values_[std::move(name)] = std::move(value);
    return *this;
}

Data& Data::add(std::string section) { return sections_[std::move(section)].emplace_back(); }

void show_faults(Data& data, const std::vector<Fault>& faults, const words::Catalog& words) {
    if (faults.empty()) return;
    auto& list = data.add("FAULTS");
    for (const auto& fault : faults) {
        const auto text = words.say(fault.key, fault.args);
        list.add("FAULT").set("FIELD", fault.field).set("TEXT", text);
        data.add("FAULT_" + upper_name(fault.field)).set("TEXT", text);
    }
}

struct Book::Shelf {
    Shelf(const words::Words& all, std::string folder)
        : words(all), assets_folder(std::move(folder)) {}

    struct Filler {
        std::string room;
        Fragment fragment;
    };
    struct Page {
        std::set<std::string> parts, slots;
    };

    std::string key(const Context& ctx, std::string_view page, std::string_view form) const {
        return (ctx.language == "en" ? "en|" : "id|") + std::string(page) + "|" + std::string(form);
    }
    const Page& page(std::string_view name) const {
        const auto found = pages.find(name);
        if (found == pages.end())
            throw Error(Code::internal, "core.error.template", {{"page", std::string(name)}});
        return found->second;
    }
    void compile(const std::string& language, std::vector<std::string>& faults);
    std::string show(const std::string& key, const Page& page, const Context& ctx,
                     const http::Request& request, const Data& data,
                     std::string_view subject) const;

    const words::Words& words;
    std::string assets_folder;
    Assets assets;
    Sources sources;
    std::map<std::string, std::vector<Filler>> fillers;
    std::map<std::string, Page, std::less<>> pages;
    std::function<void(Data&, const Context&, const http::Request&)> frame;
    ctemplate::TemplateCache cache;
};

void Book::Shelf::compile(const std::string& language, std::vector<std::string>& faults) {
    Loader loader(sources, assets, words.in(language));
    const auto store = [&](const std::string& page, const std::string& form,
                           const std::string& text) {
        const std::string whole = std::string(escaping) + text;
        if (!cache.StringToTemplateCache(language + "|" + page + "|" + form, whole, strip))
            faults.push_back(page + ".html: not a well-formed template (" + form + ")");
    };
    for (const auto& [name, text] : sources) {
        if (!is_page(name, text)) continue;
        const auto page = name.substr(0, name.size() - 5);
        const auto before = loader.faults().size();
        const auto prepared = loader.prepare(name);
        auto& known = pages[page];
        known.slots = prepared.slots;
        for (const auto& part : prepared.parts) known.parts.insert(part.first);
        // ctemplate reports a broken template to the console; do not ask it about those known.
        if (loader.faults().size() > before) continue;
        store(page, "full", prepared.full);
        store(page, "bare", prepared.bare);
        for (const auto& [part, inside] : prepared.parts) store(page, "part " + part, inside);
    }
    faults.insert(faults.end(), loader.faults().begin(), loader.faults().end());
}

std::string Book::Shelf::show(const std::string& key, const Page& page, const Context& ctx,
                              const http::Request& request, const Data& data,
                              std::string_view subject) const {
    ctemplate::TemplateDictionary values("page");
    copy(data, values);
    values.SetValue("CSRF", request.session);
    values.SetValue("LANG", words.in(ctx.language).language());
    for (const auto& slot : page.slots) {
        std::string shown;
        const auto found = fillers.find(slot);
        if (found == fillers.end()) continue;
        for (const auto& filler : found->second) {
            try {
                shown += filler.fragment(ctx, request, subject);
            } catch (const Error& error) {
                // A panel the actor may not see is not there; any other fault is a fault.
                if (error.code() != Code::not_found && error.code() != Code::forbidden) throw;
            }
        }
        values.SetValue(slot_value(slot), shown);
    }
    std::string out;
    if (!cache.ExpandNoLoad(key, strip, &values, nullptr, &out))
        throw Error(Code::internal, "core.error.template", {{"page", key}});
    return out;
}

Book::Book(const words::Words& words, std::string assets_folder)
    : shelf_(std::make_unique<Shelf>(words, std::move(assets_folder))) {}

Book::~Book() = default;

void Book::add(std::string_view room, const Embedded& templates) {
    for (const auto& file : templates)
        if (file.name.ends_with(".html"))
            shelf_->sources[std::string(room) + "/" + std::string(file.name)] = file.text;
}

void Book::fill(std::string slot, std::string room, Fragment fragment) {
    shelf_->fillers[std::move(slot)].push_back({std::move(room), std::move(fragment)});
}

void Book::around(std::function<void(Data&, const Context&, const http::Request&)> frame) {
    shelf_->frame = std::move(frame);
}

std::vector<std::string> Book::load() {
    Shelf& shelf = *shelf_;
    shelf.assets = Assets::read(shelf.assets_folder);
    std::vector<std::string> faults = shelf.assets.faults;
    read_layouts(std::filesystem::path(shelf.assets_folder) / ".." / "layout", shelf.sources);
    // What the scan refuses is not handed to ctemplate at all; the faults of the others still show.
    std::erase_if(shelf.sources, [&](const auto& source) {
        const auto refused = scan(source.second);
        for (const auto& fault : refused) faults.push_back(source.first + ":" + fault);
        return !refused.empty();
    });
    for (const auto& language : shelf.words.languages()) shelf.compile(language, faults);
    std::set<std::string> shown;
    for (const auto& [name, page] : shelf.pages) shown.insert(page.slots.begin(), page.slots.end());
    // A slot of a room that is not installed is nobody's fault.
    std::set<std::string> rooms;
    for (const auto& [name, text] : shelf.sources) rooms.insert(name.substr(0, name.find('/')));
    for (const auto& [slot, fillers] : shelf.fillers)
        if (!shown.contains(slot) && rooms.contains(slot.substr(0, slot.find('.'))))
            for (const auto& filler : fillers)
                faults.push_back(filler.room + ": no page shows slot " + slot);
    shelf.cache.Freeze();
    // One fault of a shared part is met on every page and in both languages.
    std::set<std::string> seen;
    std::erase_if(faults, [&](const std::string& fault) { return !seen.insert(fault).second; });
    return faults;
}

http::Response Book::render(const Context& ctx, const http::Request& request, std::string_view page,
                            Data data, int status, std::string_view subject) const {
    const auto& known = shelf_->page(page);
    const auto part = request.partial ? target_of(request) : std::string();
    const bool partial = !part.empty() && known.parts.contains(part);
    if (names_of_frame(data.values()) || names_of_frame(data.sections()))
        throw Error(Code::internal, "core.error.template", {{"page", std::string(page)}});
    if (!partial && shelf_->frame) {
        Data around;
        shelf_->frame(around, ctx, request);
        put_framed(around, data);
    }
    const auto key = shelf_->key(ctx, page, partial ? "part " + part : "full");
    auto response = http::html(shelf_->show(key, known, ctx, request, data, subject), status);
    if (!known.parts.empty()) response.header("Vary", "HX-Request, HX-Target");
    return response;
}

std::string Book::fragment(const Context& ctx, const http::Request& request, std::string_view page,
                           const Data& data) const {
    return shelf_->show(shelf_->key(ctx, page, "bare"), shelf_->page(page), ctx, request, data, {});
}

std::string Book::asset(std::string_view logical) const {
    auto address = shelf_->assets.address(logical);
    if (address.empty())
        throw Error(Code::internal, "core.error.asset", {{"name", std::string(logical)}});
    return address;
}

const std::string& Book::assets_folder() const { return shelf_->assets_folder; }

}  // namespace core::page
