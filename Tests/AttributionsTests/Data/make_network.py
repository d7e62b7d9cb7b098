"""A small network with branches by PyTorch: gradients at its input under the three rules of ReLU, and attributions written down by hand from their definitions."""
import sys, numpy as np, torch, torch.nn.functional as F
from safetensors.numpy import save_file
rng=np.random.default_rng(3); out={}; rule='gradient'
def rnd(*s): return torch.from_numpy(rng.uniform(-1,1,s).astype(np.float32))
class ReLU(torch.autograd.Function):
    @staticmethod
    def forward(c,x): c.save_for_backward(x); return x.clamp(min=0)
    @staticmethod
    def backward(c,g):
        x,=c.saved_tensors
        if rule!='gradient': g=g.clamp(min=0)
        return g if rule=='deconvolution' else g*(x>0)
relu=ReLU.apply; w={}
def p(name,*s,scale=1.): w[name]=rnd(*s)*scale; return w[name]
p('conv1.weight',12,3,3,3,scale=.4); p('conv1.bias',12,scale=.2)
p('squeeze.weight',4,12,scale=.5); p('squeeze.bias',4); p('excite.weight',12,4); p('excite.bias',12)
p('conv2.weight',12,12,3,3,scale=.2); p('conv2.bias',12,scale=.2)
p('norm.weight',24); p('norm.bias',24,scale=.3); p('norm.running_mean',24,scale=.3); w['norm.running_var']=rnd(24).abs()+.3
p('conv3.weight',10,24,3,3,scale=.2); p('conv3.bias',10,scale=.2); p('classes.weight',6,10); p('classes.bias',6)
def network(x,stop=None):
    a=relu(F.conv2d(x,w['conv1.weight'],w['conv1.bias'],padding=1))
    s=a.mean((2,3)); s=relu(F.linear(s,w['squeeze.weight'],w['squeeze.bias'])); s=torch.sigmoid(F.linear(s,w['excite.weight'],w['excite.bias']))
    b=a*s[:,:,None,None]
    c=F.conv2d(F.max_pool2d(b,2),w['conv2.weight'],w['conv2.bias'],padding=1)
    d=relu(c+F.avg_pool2d(a,2))
    e=torch.cat([F.interpolate(d,scale_factor=2),b],1)
    e=F.batch_norm(e,w['norm.running_mean'],w['norm.running_var'],w['norm.weight'],w['norm.bias'],eps=1e-3)
    f=relu(F.conv2d(e,w['conv3.weight'],w['conv3.bias'],padding=1))
    return {'relu2':d,'conv3':f,'classes':F.linear(f.mean((2,3)),w['classes.weight'],w['classes.bias'])}
hwc=lambda a:np.ascontiguousarray(a.detach().numpy().transpose(1,2,0))
x=rnd(3,12,10); k=2; score=lambda z:network(z)['classes'][0,k]
def gradient(z,f=score):
    z=z[None].clone().requires_grad_(); return torch.autograd.grad(f(z),z)[0][0]
out['input']=hwc(x); out['scores']=network(x[None])['classes'][0].numpy()
for rule in ['gradient','deconvolution','guided']: out[rule]=hwc(gradient(x))
rule='gradient'
# One unit of conv3 before ReLU is the same as behind it where it is positive: the largest of channel 4.
m=network(x[None])['conv3'][0,4]; place=int(m.argmax()); r,c=divmod(place,10); assert m[r,c]>0
out['unit-place']=np.array([r,c],np.float32); out['unit']=hwc(gradient(x,lambda z:network(z)['conv3'][0,4,r,c]))
# Integrated gradients from zeros: the middle of 8 equal steps (Riemann).
out['integrated']=hwc(x*sum(gradient(x*((i+.5)/8)) for i in range(8))/8)
# Grad-CAM at conv3 (Selvaraju et al. 2017).
z=x[None]; act=network(z)['conv3'].detach().requires_grad_()
s=F.linear(act.mean((2,3)),w['classes.weight'],w['classes.bias'])[0,k]; g=torch.autograd.grad(s,act)[0][0]
out['cam']=np.ascontiguousarray((g.mean((1,2))[:,None,None]*act[0]).sum(0).clamp(min=0).detach().numpy())
# Guided Grad-CAM: Grad-CAM at relu2's 6 × 5 maps, made as large as the input, times guided backpropagation (Captum's GuidedGradCam with interpolate_mode='bilinear').
z=x[None].clone().requires_grad_(); o=network(z); g=torch.autograd.grad(o['classes'][0,k],o['relu2'])[0]; act=o['relu2'].detach()
cam=(g.mean((2,3),keepdim=True)*act).sum(1,keepdim=True).clamp(min=0); assert cam.min()==0 and cam.max()>0
cam=F.interpolate(cam,(12,10),mode='bilinear')[0,0].numpy(); out['guided-cam']=np.ascontiguousarray(out['guided']*cam[:,:,None])
# Occlusion by zeros in windows of 4, every 3: how much the score falls; overlaps are averaged (Captum).
total=torch.zeros(12,10); count=torch.zeros(12,10); whole=score(x[None])
for a in range(0,12-4+3,3):
    for b in range(0,10-4+3,3):
        y=x.clone(); y[:,a:a+4,b:b+4]=0; total[a:a+4,b:b+4]+=whole-score(y[None]); count[a:a+4,b:b+4]+=1
out['occlusion']=(total/count).detach().numpy()
# Activation maximisation of conv3's channel 4 in the middle, before ReLU (the formula stands in ActivationMaximization.swift).
def uniform(name,count):
    M=2**64-1; h=0xCBF29CE484222325
    for b in name.encode(): h=((h^b)*0x100000001B3)&M
    def number(i):
        z=(h+(i+1)*0x9E3779B97F4A7C15)&M; z=((z^(z>>30))*0xBF58476D1CE4E5B9)&M; z=((z^(z>>27))*0x94D049BB133111EB)&M
        return ((z^(z>>31))>>40)*2.**-24
    return np.array([number(i) for i in range(count)],np.float32)
def linear(z): # conv3 before ReLU
    global relu; kept=relu; n=[0]
    def counting(v): n[0]+=1; return v if n[0]==4 else kept(v)
    relu=counting; y=network(z)['conv3']; relu=kept; return y
v=torch.from_numpy((uniform('5/noise',360)*2-1)*np.float32(.1)).reshape(12,10,3).permute(2,0,1); moves=uniform('5/jitter',12); values=[]
for i in range(6):
    dy,dx=[int(m*5)-2 for m in moves[2*i:2*i+2]]; z=v.roll((dy,dx),(1,2))[None].clone().requires_grad_()
    a=linear(z)[0,4,6,5]; values.append(float(a)); g=torch.autograd.grad(a,z)[0][0].roll((-dy,-dx),(1,2)); q=v.clone().requires_grad_()
    smooth=((q[:,1:]-q[:,:-1])**2).sum()/2+((q[:,:,1:]-q[:,:,:-1])**2).sum()/2; t=torch.autograd.grad(smooth,q)[0]
    v=v+.2*(g/g.square().mean().sqrt()-.05*v-.1*t)
out['maximum']=hwc(v); out['maximum-scores']=np.array(values,np.float32)
out.update({n:v.numpy() for n,v in w.items()}); save_file(out,sys.argv[1])
