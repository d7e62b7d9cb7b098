// The page on which a photograph is dropped. Without this script its form still works.

const languages = {
  en: {
    code: "en",
    language: "Language",
    introduction: "See what each layer of this network makes of a photograph.",
    drop: "Drop a photograph here, paste one, or choose a file.",
    file: "Photograph", show: "Show what the network sees",
    kinds: (megabytes) => `PNG, JPEG or WebP, at most ${megabytes} MiB. It does not leave the `
      + "machine on which alexviz runs.",
    running: (name) => `The network looks at ${name} …`,
    tooLarge: (name, megabytes) => `${name} has more than ${megabytes} MiB.`,
    noPicture: "That was no PNG, JPEG or WebP.",
  },
  zh: {
    code: "zh-CN",
    language: "语言",
    introduction: "看看这个网络的每一层从一张照片里看到了什么。",
    drop: "把照片拖到这里，粘贴一张，或者选择文件。",
    file: "照片", show: "显示网络看到了什么",
    kinds: (megabytes) => `PNG、JPEG 或 WebP，不超过 ${megabytes} MiB。照片不会离开运行 alexviz 的机器。`,
    running: (name) => `网络正在看 ${name} …`,
    tooLarge: (name, megabytes) => `${name} 超过了 ${megabytes} MiB。`,
    noPicture: "这不是 PNG、JPEG 或 WebP 图片。",
  },
};

const find = (id) => document.getElementById(id);
const [form, file, status] = [find("form"), find("file"), find("status")];
const button = form.querySelector("button");
const kinds = form.querySelector('[data-word="kinds"]');
const megabytes = Number(kinds.textContent.match(/\d+/)[0]);
let words = languages.en;

function speak(language) {
  words = languages[language];
  document.documentElement.lang = words.code;
  for (const element of document.querySelectorAll("[data-word]")) {
    const word = words[element.dataset.word];
    element.textContent = typeof word === "function" ? word(megabytes) : word;
  }
}

/** Sends the chosen file, if it is one that can be taken. */
function send() {
  const [photograph] = file.files;
  if (!photograph) return;
  if (!["image/png", "image/jpeg", "image/webp"].includes(photograph.type)) {
    status.textContent = words.noPicture;
  } else if (photograph.size > megabytes * 1048576) {
    status.textContent = words.tooLarge(photograph.name, megabytes);
  } else {
    status.textContent = words.running(photograph.name);
    button.disabled = true;
    form.submit();
  }
}

/** Takes what was dropped or pasted as if it had been chosen. */
function take(event) {
  const files = (event.dataTransfer ?? event.clipboardData).files;
  if (files.length === 0) return;
  event.preventDefault();
  const first = new DataTransfer();
  first.items.add(files[0]);
  file.files = first.files;
  send();
}

find("language").value = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
find("language").addEventListener("change", (event) => speak(event.target.value));
speak(find("language").value);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  take(event);
});
document.addEventListener("paste", take);
// A page that the browser has kept shows what it showed when it was left.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  button.disabled = false;
  status.textContent = "";
});
document.documentElement.dataset.ready = "true";
